package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.preview.data.ParameterReader;
import dev.tocsin.preview.model.Parameter;
import dev.tocsin.preview.model.Scope;
import dev.tocsin.preview.model.Value;
import dev.tocsin.workbook.Item;
import dev.tocsin.workbook.ItemType;
import dev.tocsin.workbook.Workbook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The names that each group knows, read before anything is drawn: an item may refer to a parameter below it. */
final class Scopes {
    private final Workbook workbook;
    private final ParameterReader reader;
    private final Map<Integer, Scope> scopes = new LinkedHashMap<>();
    private final Map<Integer, List<Parameter>> bars = new LinkedHashMap<>();
    private final Map<Integer, Parameter> parameters = new LinkedHashMap<>();

    Scopes(Workbook workbook, ParameterReader reader) {
        this.workbook = workbook;
        this.reader = reader;
        read(workbook.items().get(0), new Scope(null));
    }

    /** What is known in a group, or in the workbook. */
    Scope in(Item group) {
        return Objects.requireNonNull(scopes.get(group.index()));
    }

    /** The parameters of a bar. */
    List<Parameter> of(Item bar) {
        return bars.getOrDefault(bar.index(), List.of());
    }

    /** Every parameter of the workbook by its id. */
    Map<Integer, Parameter> all() {
        return parameters;
    }

    private void read(Item group, Scope scope) {
        scopes.put(group.index(), scope);
        for (int index : group.children()) {
            Item item = workbook.items().get(index);
            JsonNode content = item.json().path("content");
            switch (item.type()) {
                case PARAMETERS -> bars.put(index, bar(item, scope));
                case LINKS -> links(content, scope);
                case GROUP -> {
                    Scope inner = new Scope(scope);
                    read(item, inner);
                    if (content.path("exportParameters").asBoolean()) {
                        inner.exportTo(scope);
                    }
                }
                case QUERY, METRICS -> exports(content, scope);
                default -> {
                    // Text sets nothing.
                }
            }
        }
    }

    private List<Parameter> bar(Item item, Scope scope) {
        List<Parameter> read = new ArrayList<>();
        for (int index : item.children()) {
            Item one = workbook.items().get(index);
            if (one.type() == ItemType.PARAMETER) {
                Parameter parameter = reader.read(one.json(), scope);
                put(parameter, scope);
                read.add(parameter);
            }
        }
        return read;
    }

    private void put(Parameter parameter, Scope scope) {
        parameters.put(parameter.id(), parameter);
        scope.put(parameter);
    }

    /** A tab sets a parameter; the first tab is open, unless something chose another. */
    private void links(JsonNode content, Scope scope) {
        boolean tabs = content.path("style").asText().equals("tabs");
        for (JsonNode link : content.path("links")) {
            String name = link.path("cellValue").asText();
            if (!link.path("linkTarget").asText().equals("parameter") || name.isEmpty()) {
                continue;
            }
            Value first = tabs ? Value.of(link.path("subTarget").asText()) : Value.UNSET;
            Optional<Parameter> known = scope.find(name);
            if (known.isEmpty()) {
                put(reader.set(name, first), scope);
            } else if (known.get().value().text() == null && tabs) {
                Parameter one = known.get();
                put(new Parameter(one.id(), name, one.json(), first, one.options(), one.note()), scope);
            }
        }
    }

    /** What a chosen row gives to parameters: at the start their default values. */
    private void exports(JsonNode content, Scope scope) {
        export(content, scope);
        content.path("exportedParameters").forEach(one -> {
            String name = one.path("parameterName").asText();
            if (!name.isEmpty() && scope.find(name).isEmpty()) {
                put(reader.set(name, Value.of(one.path("defaultValue").asText())), scope);
            }
        });
    }

    private void export(JsonNode content, Scope scope) {
        String row = content.path("exportParameterName").asText();
        if (!row.isEmpty() && scope.find(row).isEmpty()) {
            put(reader.set(row, Value.of(content.path("exportDefaultValue").asText())), scope);
        }
        String brush = content.path("timeBrushParameterName").asText();
        if (!brush.isEmpty() && scope.find(brush).isEmpty()) {
            put(reader.set(brush, reader.brushed(content, scope)), scope);
        }
    }
}
