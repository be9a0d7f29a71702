package dev.tocsin.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.diff.Difference;
import dev.tocsin.kind.Kind;
import dev.tocsin.workbook.ItemChange;
import dev.tocsin.workbook.PropertyChange;
import dev.tocsin.workbook.WorkbookDiff;
import java.util.Optional;

/** What changed in a workbook, for programs. */
final class WorkbookTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST = 4_000;

    private WorkbookTree() {}

    /** The member {@code workbook} of a change. */
    static ObjectNode of(Kind kind, WorkbookDiff diff) {
        ObjectNode workbook = NODES.objectNode();
        workbook.putObject("bytes").put("before", diff.bytesBefore()).put("after", diff.bytesAfter());
        ObjectNode summary = workbook.putObject("summary");
        WorkbookLines.counts(diff).forEach(summary::put);
        ArrayNode items = workbook.putArray("items");
        diff.items().forEach(item -> items.add(item(kind, item)));
        return workbook;
    }

    private static ObjectNode item(Kind kind, ItemChange change) {
        ObjectNode item = NODES.objectNode();
        item.put("path", change.place().path());
        item.put("type", change.place().type().word());
        ArrayNode changes = item.putArray("changes");
        WorkbookLines.words(change).forEach(changes::add);
        place(item, "before", change.before());
        place(item, "after", change.after());
        ArrayNode properties = item.putArray("properties");
        for (PropertyChange property : change.properties()) {
            properties.add(property(kind, change, property));
        }
        return item;
    }

    private static void place(ObjectNode item, String name, Optional<ItemChange.Place> place) {
        if (place.isEmpty()) {
            item.putNull(name);
        } else {
            item.putObject(name)
                    .put("path", place.get().path())
                    .put("pointer", place.get().pointer());
        }
    }

    private static ObjectNode property(Kind kind, ItemChange change, PropertyChange property) {
        Difference shown = WorkbookLines.shown(kind, change, property);
        ObjectNode node = NODES.objectNode();
        node.put("aspect", property.aspect().word());
        node.put("property", property.property());
        node.put("pointer", change.place().pointer() + property.pointer());
        if (Shown.areLines(Shown.before(shown), Shown.after(shown))) {
            ArrayNode lines = node.putArray("diff");
            WorkbookLines.lines(Shown.before(shown), Shown.after(shown), MOST).forEach(lines::add);
        } else {
            node.set("before", Shown.before(shown).orElse(NODES.nullNode()));
            node.set("after", Shown.after(shown).orElse(NODES.nullNode()));
        }
        return node;
    }
}
