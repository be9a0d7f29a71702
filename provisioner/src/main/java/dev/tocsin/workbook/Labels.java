package dev.tocsin.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people call an item: what the workbook shows, else its name, else its place. */
final class Labels {
    /** Labels of tabs, by the parameter that a tab sets and the value that it sets it to. */
    private final Map<List<String>, String> tabs = new HashMap<>();

    Labels(List<Item> items) {
        for (Item link : items) {
            if (link.type() == ItemType.LINK
                    && link.json().path("linkTarget").asText().equals("parameter")) {
                link.name()
                        .ifPresent(label -> tabs.putIfAbsent(condition(link.json(), "cellValue", "subTarget"), label));
            }
        }
    }

    /** On one line, of any length. */
    String of(Item item) {
        Optional<String> label = switch (item.type()) {
            case GROUP -> item.text("/content/title").or(() -> tab(item)).or(item::name);
            case QUERY, METRICS -> item.text("/content/title").or(item::name);
            case TEXT -> item.name().or(() -> item.text("/content/json").map(Labels::firstLine));
            default -> item.name();
        };
        String oneLine = label.map(text -> text.replaceAll("\\s+", " ").strip()).orElse("");
        return oneLine.isEmpty() ? item.type().word() + " " + (item.position() + 1) : oneLine;
    }

    /** A group that is seen when a tab is chosen is known by that tab. */
    private Optional<String> tab(Item group) {
        List<JsonNode> conditions = new ArrayList<>();
        conditions.add(group.json().path("conditionalVisibility"));
        group.json().path("conditionalVisibilities").forEach(conditions::add);
        return conditions.stream()
                .filter(one -> one.path("comparison").asText().equals("isEqualTo"))
                .flatMap(one -> Optional.ofNullable(tabs.get(condition(one, "parameterName", "value"))).stream())
                .findFirst()
                .map(label -> label + " tab");
    }

    private static List<String> condition(JsonNode node, String parameter, String value) {
        return List.of(node.path(parameter).asText(), node.path(value).asText());
    }

    private static String firstLine(String markdown) {
        return markdown.lines()
                .map(line -> line.replaceFirst("^[#>*\\s-]+", ""))
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }
}
