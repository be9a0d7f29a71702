package dev.tocsin.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diff.ContentDiffer;
import dev.tocsin.diff.Difference;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.secret.Secrets;
import dev.tocsin.workbook.Workbook;
import dev.tocsin.workbook.WorkbookDiff;
import java.util.List;
import java.util.Optional;

/** Tells a change of workbook content by its items. Nothing is parsed where nothing differs. */
final class WorkbookChanges {
    private WorkbookChanges() {}

    static Optional<WorkbookDiff> of(
            DesiredResource desired, ActualResource live, List<Difference> differences, Secrets secrets) {
        Optional<String> content = desired.kind().content();
        if (content.isEmpty()
                || differences.stream().noneMatch(one -> one.path().startsWith(content.get() + "/"))) {
            return Optional.empty();
        }
        JsonReader reader = new JsonReader(JsonLimits.DEFINITION);
        try {
            JsonNode after = reader.readTree(desired.body().at(content.get()).asText());
            JsonNode before = reader.readTree(live.body().at(content.get()).asText());
            return Workbook.isWorkbook(before) && Workbook.isWorkbook(after)
                    ? Optional.of(WorkbookDiff.of(before, after, (was, now) -> ContentDiffer.same(now, was, secrets)))
                    : Optional.empty();
        } catch (JsonSyntaxException e) {
            // The differences say so already: they have the content as one text.
            return Optional.empty();
        }
    }
}
