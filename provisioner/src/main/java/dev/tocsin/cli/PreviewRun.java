package dev.tocsin.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.azure.ArmException;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.preview.Compared;
import dev.tocsin.preview.Preview;
import dev.tocsin.preview.data.PreviewData;
import dev.tocsin.preview.page.Changes;
import dev.tocsin.preview.page.Frame;
import dev.tocsin.preview.page.Page;
import dev.tocsin.preview.page.Stub;
import dev.tocsin.workbook.ItemChange;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of {@code tocsin preview}. */
final class PreviewRun {
    /** In the place of a revision: what is in the target. */
    private static final String LIVE = "live";

    /**
     * What was asked for.
     *
     * @param workbook a name or a file
     * @param out file of the page; empty for one beside us
     * @param rows where rows come from
     * @param live that they come from Azure instead
     * @param before the revision to compare with, or {@link #LIVE}; empty for none
     */
    record Wish(
            String workbook, RowSource rows, Optional<LiveWish> live, String out, String before, OutputFormat output) {}

    private final Terminal terminal;
    private final PreviewSource source;
    private final Wish wish;

    PreviewRun(Terminal terminal, PreviewSource source, Wish wish) {
        this.terminal = terminal;
        this.source = source;
        this.wish = wish;
    }

    ExitCode run() {
        try {
            PreviewSource.Found found = source.find(wish.workbook());
            Path out = Path.of(wish.out().isEmpty() ? found.name() + ".html" : wish.out());
            Compared drawn = drawn(found);
            terminal.save(out, drawn.page().html());
            tell(drawn, out);
            return ExitCode.DONE;
        } catch (DataException e) {
            return refuse(String.valueOf(e.getMessage()));
        } catch (NoWorkbookException e) {
            return refuse(String.valueOf(e.getMessage()));
        } catch (ArmException e) {
            terminal.say("error: --live: " + e.getMessage() + "\n");
            return ExitCode.FAILED;
        } catch (IOException | InvalidPathException e) {
            return refuse("the page cannot be written (" + e.getMessage() + "); name another file with --out");
        }
    }

    private Compared drawn(PreviewSource.Found found) throws DataException, NoWorkbookException {
        if (wish.live().isPresent()) {
            try (PreviewLive live = wish.live().get().open(found)) {
                Path folder = wish.rows().isFolder() ? Path.of(wish.rows().data()) : null;
                return drawn(found, PreviewData.live(live, folder, wish.rows().clock()));
            }
        }
        Optional<Map<String, Table>> ordinary =
                found.member().map(one -> wish.rows().ordinary(one.ready().files(), terminal));
        return drawn(found, wish.rows().of(ordinary, found.rows()));
    }

    private Compared drawn(PreviewSource.Found found, PreviewData data) throws NoWorkbookException {
        return wish.before().isEmpty()
                ? new Compared(Preview.page(found.name(), found.composed(), Map.of(), data, Frame.NONE), List.of())
                : compared(found, data);
    }

    private Compared compared(PreviewSource.Found found, PreviewData data) throws NoWorkbookException {
        boolean live = wish.before().equals(LIVE);
        return Preview.compare(
                found.name(),
                live ? source.live(found) : source.at(wish.before(), found),
                live ? "live" : "at " + wish.before(),
                found.composed(),
                "as it is here",
                data);
    }

    private ExitCode refuse(String message) {
        terminal.say(message.isEmpty() ? "" : "error: " + message + "\n");
        return ExitCode.USAGE;
    }

    private void tell(Compared drawn, Path out) {
        Page page = drawn.page();
        if (wish.output() == OutputFormat.JSON) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.put("formatVersion", "1.0");
            root.putObject("items").put("rendered", page.rendered()).put("total", page.total());
            ArrayNode stubs = root.putArray("stubs");
            for (Stub one : page.stubs()) {
                stubs.addObject()
                        .put("item", one.path())
                        .put("type", one.type())
                        .put("reason", one.reason());
            }
            if (!wish.before().isEmpty()) {
                root.put("before", wish.before());
                ArrayNode changes = root.putArray("changes");
                drawn.changes().forEach(one -> change(one, changes.addObject()));
            }
            terminal.result(JsonWriter.compact(root) + "\n");
            return;
        }
        StringBuilder text = new StringBuilder();
        for (ItemChange one : drawn.changes()) {
            text.append(String.join(", ", Changes.words(one)))
                    .append(": ")
                    .append(one.place().path())
                    .append('\n');
        }
        for (Stub one : page.stubs()) {
            text.append("stub: ")
                    .append(one.path())
                    .append(": ")
                    .append(one.reason())
                    .append('\n');
        }
        terminal.result(text.append(page.rendered())
                .append(" of ")
                .append(page.total())
                .append(" items rendered: ")
                .append(out)
                .append('\n')
                .toString());
    }

    private static void change(ItemChange one, ObjectNode to) {
        to.put("path", one.place().path()).put("type", one.place().type().word());
        ArrayNode words = to.putArray("changes");
        Changes.words(one).forEach(words::add);
        to.put("before", one.before().map(ItemChange.Place::pointer).orElse(null));
        to.put("after", one.after().map(ItemChange.Place::pointer).orElse(null));
        ArrayNode properties = to.putArray("properties");
        one.properties().forEach(property -> properties.add(property.property()));
    }
}
