package dev.tocsin.preview.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.preview.model.Parameter;
import dev.tocsin.preview.model.Parameter.Option;
import dev.tocsin.preview.model.Scope;
import dev.tocsin.preview.model.Substitution;
import dev.tocsin.preview.model.TimeRange;
import dev.tocsin.preview.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parameters with their options and the values that they have at the start. */
public final class ParameterReader {
    private static final int TEXT = 1;
    private static final int TIME = 4;
    /** What a drop-down shows at most, as documented. */
    private static final int MOST_OPTIONS = 1000;

    private final PreviewData data;
    private int ids;

    /**
     * @param first id of the first parameter; the others follow
     */
    public ParameterReader(PreviewData data, int first) {
        this.data = data;
        this.ids = first;
    }

    /** One that a tab or an item sets. */
    public Parameter set(String name, Value value) {
        return new Parameter(
                ids++, name, com.fasterxml.jackson.databind.node.MissingNode.getInstance(), value, List.of(), "");
    }

    /** What a time brush gives before anybody brushes: all that its chart shows, unless only a brushed time counts. */
    public Value brushed(JsonNode content, Scope scope) {
        @Nullable TimeRange range = data.range(content, scope);
        return range == null || content.path("timeBrushExportOnlyWhenBrushed").asBoolean()
                ? Value.UNSET
                : Value.of(range);
    }

    /** One of a bar, with what the scope knows before it. */
    public Parameter read(JsonNode json, Scope scope) {
        String name = json.path("name").asText();
        int type = json.path("type").asInt(TEXT);
        if (type == TIME) {
            return new Parameter(ids++, name, json, time(json), List.of(), "");
        }
        Offered offered = offered(name, json, scope);
        if (type == TEXT) {
            return text(name, json, offered, scope);
        }
        return new Parameter(ids++, name, json, chosen(json, offered, scope), offered.options(), offered.note());
    }

    private record Offered(List<Option> options, String note) {}

    private Value time(JsonNode json) {
        return TimeRange.of(json.path("value"), data.now()).map(Value::of).orElse(Value.UNSET);
    }

    private Parameter text(String name, JsonNode json, Offered offered, Scope scope) {
        if (json.path("criteriaData").size() > 0) {
            Optional<Value> value = Criteria.value(json.path("criteriaData"), scope);
            return new Parameter(
                    ids++,
                    name,
                    json,
                    value.orElse(Value.UNSET),
                    List.of(),
                    value.isPresent() ? "" : "its criteria use an expression or operator that is not done yet");
        }
        if (!offered.options().isEmpty()) {
            return new Parameter(
                    ids++, name, json, Value.of(offered.options().get(0).value()), List.of(), "");
        }
        JsonNode value = json.path("value");
        return new Parameter(
                ids++,
                name,
                json,
                Value.of(
                        value.isValueNode() && !value.isNull()
                                ? Substitution.of(value.asText(), scope).text()
                                : ""),
                List.of(),
                offered.note());
    }

    private Offered offered(String name, JsonNode json, Scope scope) {
        if (!json.path("jsonData").asText().isBlank()) {
            try {
                return new Offered(
                        listed(new JsonReader(JsonLimits.DEFINITION)
                                .readTree(Substitution.of(json.path("jsonData").asText(), scope)
                                        .text())),
                        "");
            } catch (JsonSyntaxException e) {
                return new Offered(List.of(), "its list is not JSON");
            }
        }
        if (json.path("query").asText().isBlank()) {
            return new Offered(
                    List.of(),
                    json.path("type").asInt() > TIME && json.path("type").asInt() < 9
                            ? "its options come from Azure"
                            : "");
        }
        Answer answer = data.answer(name, json, scope);
        return answer instanceof Answer.Rows rows
                ? new Offered(listed(rows.data()), "")
                : new Offered(List.of(), ((Answer.Missing) answer).reason());
    }

    private static List<Option> listed(JsonNode list) {
        List<Option> options = new ArrayList<>();
        for (JsonNode one : list) {
            String value = one.isObject() ? one.path("value").asText() : one.asText();
            options.add(new Option(
                    value, one.path("label").asText(value), one.path("selected").asBoolean()));
            if (options.size() == MOST_OPTIONS) {
                break;
            }
        }
        return options;
    }

    /** The columns value, label, selected; by name, else by place. */
    private static List<Option> listed(DataSet data) {
        List<String> names =
                data.columns().stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
        int value = Math.max(0, names.indexOf("value"));
        int label = names.contains("label")
                ? names.indexOf("label")
                : data.columns().size() > 1 ? 1 : 0;
        int selected = names.contains("selected") ? names.indexOf("selected") : 2;
        List<Option> options = new ArrayList<>();
        for (int row = 0; row < Math.min(MOST_OPTIONS, data.rows().size()) && !names.isEmpty(); row++) {
            String on = selected < names.size() ? data.text(row, selected).toLowerCase(Locale.ROOT) : "";
            options.add(new Option(data.text(row, value), data.text(row, label), on.equals("true") || on.equals("1")));
        }
        return options;
    }

    private static Value chosen(JsonNode json, Offered offered, Scope scope) {
        List<String> wanted = new ArrayList<>();
        JsonNode value = json.path("value");
        if (value.isArray()) {
            value.forEach(one -> wanted.add(one.asText()));
        } else if (value.isValueNode() && !value.isNull() && !value.asText().isEmpty()) {
            wanted.add(Substitution.of(value.asText(), scope).text());
        }
        if (wanted.isEmpty()) {
            offered.options().stream()
                    .filter(Option::selected)
                    .map(Option::value)
                    .forEach(wanted::add);
        }
        if (wanted.isEmpty()) {
            return Value.UNSET;
        }
        if (wanted.contains("value::all")) {
            String all = json.path("typeSettings").path("selectAllValue").asText();
            return all.isEmpty() && offered.options().isEmpty()
                    ? new Value(null, "All", List.of("value::all"), Optional.empty())
                    : new Value(
                            all.isEmpty()
                                    ? joined(
                                            json,
                                            offered.options().stream()
                                                    .map(Option::value)
                                                    .toList())
                                    : joined(json, List.of(all)),
                            "All",
                            List.of("value::all"),
                            Optional.empty());
        }
        List<String> values = new ArrayList<>();
        for (String one : wanted) {
            special(one, offered.options()).ifPresent(values::add);
        }
        if (values.isEmpty()) {
            return Value.UNSET;
        }
        String label = values.stream().map(one -> label(one, offered.options())).collect(Collectors.joining(", "));
        return new Value(joined(json, values), label, values, Optional.empty());
    }

    /** {@code value::3} is the third option; other words with {@code value::} mean what only Azure knows. */
    private static Optional<String> special(String wanted, List<Option> options) {
        if (!wanted.startsWith("value::")) {
            return Optional.of(wanted);
        }
        String which = wanted.substring("value::".length());
        int number = which.matches("[0-9]{1,4}") ? Integer.parseInt(which) : 0;
        return number >= 1 && number <= options.size()
                ? Optional.of(options.get(number - 1).value())
                : Optional.empty();
    }

    private static String label(String value, List<Option> options) {
        return options.stream()
                .filter(one -> one.value().equals(value))
                .map(Option::label)
                .findFirst()
                .orElse(value);
    }

    /** As queries have it: quoted and with commas between, if many may be chosen. */
    private static String joined(JsonNode json, List<String> values) {
        if (!json.path("multiSelect").asBoolean()) {
            return String.join(",", values);
        }
        String quote = json.path("quote").asText();
        String delimiter = json.path("delimiter").asText(",");
        return values.stream().map(one -> quote + one + quote).collect(Collectors.joining(delimiter));
    }
}
