package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.html.Html;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.preview.data.DataSet;
import dev.tocsin.preview.model.Parameter;
import dev.tocsin.preview.model.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which parameters a chosen row sets: {@code exportFieldName} and {@code exportedParameters}. Without a field, the whole row, as
 * JSON.
 */
record RowExport(List<Target> targets) {
    RowExport {
        targets = List.copyOf(targets);
    }

    /** A parameter, and the column that it takes; -1 for the whole row. */
    record Target(int parameter, String column, String quote) {}

    /** What an item says; nothing to set when it says nothing. */
    static RowExport of(JsonNode content, Scope scope) {
        List<Target> targets = new ArrayList<>();
        add(
                targets,
                scope,
                content.path("exportParameterName").asText(),
                content.path("exportFieldName").asText(),
                "");
        content.path("exportedParameters")
                .forEach(one -> add(
                        targets,
                        scope,
                        one.path("parameterName").asText(),
                        one.path("fieldName").asText(),
                        one.path("quote").asText()));
        return new RowExport(targets);
    }

    private static void add(List<Target> targets, Scope scope, String name, String column, String quote) {
        Optional<Parameter> parameter = name.isEmpty() ? Optional.empty() : scope.find(name);
        parameter.ifPresent(found -> targets.add(new Target(found.id(), column, quote)));
    }

    /** What the page's script reads at a row; empty when choosing it does nothing. */
    String attribute(DataSet data, int row) {
        if (targets.isEmpty()) {
            return "";
        }
        ObjectNode sets = JsonNodeFactory.instance.objectNode();
        for (Target one : targets) {
            int column = data.columns().indexOf(one.column());
            String value = column >= 0 ? data.text(row, column) : one.column().isEmpty() ? whole(data, row) : "";
            String text = Html.cut(value, 2_000);
            sets.put(String.valueOf(one.parameter()), text.isEmpty() ? "" : one.quote() + text + one.quote());
        }
        return " tabindex=\"0\" data-choose=\"" + Html.escape(JsonWriter.compact(sets)) + "\"";
    }

    private static String whole(DataSet data, int row) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < data.columns().size(); i++) {
            all.put(data.columns().get(i), Html.cut(data.text(row, i), 300));
        }
        return JsonWriter.compact(all);
    }
}
