package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.FileEdit;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.workbook.Item;
import dev.tocsin.workbook.ItemType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An item whose type says something else than its content: the portal goes by the type, and draws nothing of the content. */
final class TypeAgainstContent extends WorkbookRule {
    private static final int QUERY = 3;

    /** In the gallery no item of these types has a version of another family. */
    private static final Map<ItemType, String> FAMILY = Map.of(
            ItemType.QUERY, "KqlItem/",
            ItemType.METRICS, "MetricsItem/",
            ItemType.LINKS, "LinkItem/",
            ItemType.GROUP, "NotebookGroup/");

    private static final List<String> FAMILIES =
            List.of("KqlItem/", "KqlParameterItem/", "MetricsItem/", "LinkItem/", "NotebookGroup/");

    TypeAgainstContent() {
        super("TOC2201", Level.ERROR, "an item whose type and content disagree");
    }

    @Override
    void check(LintedWorkbook workbook, Findings findings) {
        for (Item item : workbook.tree().items()) {
            JsonNode content = item.json().path("content");
            if (!isStep(item) || !content.isObject()) {
                continue;
            }
            String version = content.path("version").asText();
            boolean otherFamily = FAMILIES.stream().anyMatch(version::startsWith)
                    && !version.startsWith(FAMILY.getOrDefault(item.type(), version));
            if (item.type() == ItemType.METRICS && content.path("query").isTextual() && !content.has("metrics")) {
                metricsWithQuery(workbook, item, version, findings);
            } else if (item.type() == ItemType.QUERY && content.path("metrics").isArray() && !content.has("query")) {
                tell(findings, workbook, item, "/type", "type 3 is a query, and this has metrics instead; write 10");
            } else if (otherFamily) {
                String message = "type " + item.json().path("type").asText() + " is a "
                        + item.type().word() + " item, and its content says " + version + "; make them agree";
                tell(findings, workbook, item, "/content/version", message);
            }
        }
    }

    private void metricsWithQuery(LintedWorkbook workbook, Item item, String version, Findings findings) {
        boolean clear = version.isEmpty() || version.startsWith("KqlItem/");
        Optional<FileEdit> edit =
                clear ? workbook.places().replaceNumber(item.pointer() + "/type", QUERY) : Optional.empty();
        String message = "type 10 is a metrics item, and this has a query, which the portal does not run; write 3";
        findings.add(
                this, level(), workbook, item, "/type", message, edit.stream().toList());
    }
}
