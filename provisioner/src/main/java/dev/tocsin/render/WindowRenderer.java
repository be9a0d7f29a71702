package dev.tocsin.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import dev.tocsin.load.Definition;
import dev.tocsin.load.Environment;
import dev.tocsin.load.SourceFile;
import dev.tocsin.maintenance.Window;
import dev.tocsin.maintenance.WindowReader;
import dev.tocsin.maintenance.WindowRules;
import dev.tocsin.maintenance.WindowsZones;
import dev.tocsin.secret.Marks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Turns maintenance windows into alert processing rules. */
final class WindowRenderer {
    private static final Set<String> ALERT_RULES =
            Set.of("log-alert", "metric-alert", "activity-log-alert", "smart-detector");
    /** Where a window says what a part of the rule comes from. */
    private static final Map<String, String> WORDS = Map.of(
            "/name", "/maintenance",
            "/properties/scopes", "/scopes",
            "/properties/schedule/timeZone", "/zone",
            "/properties/schedule", "/from",
            "/properties/description", "/reason",
            "/properties/enabled", "/enabled");

    private final Environment environment;
    private final boolean complete;
    private final WindowsZones zones = WindowsZones.shipped();
    private final Set<String> rules = new TreeSet<>();
    private final Diagnostics diagnostics;

    /**
     * @param others definitions that are no windows
     * @param complete whether that is all of them; else names may be missing because of errors that are told anyhow
     */
    WindowRenderer(
            Environment environment, Kinds kinds, List<Rendered> others, boolean complete, Diagnostics diagnostics) {
        this.environment = environment;
        this.complete = complete;
        this.diagnostics = diagnostics;
        for (Rendered one : others) {
            kinds.ofType(one.tree().path("type").asText())
                    .map(Kind::alias)
                    .filter(ALERT_RULES::contains)
                    .ifPresent(alias -> rules.add(alias + "/" + name(one)));
        }
    }

    /** A raw definition without a name has its file's. */
    private static String name(Rendered rendered) {
        String file = rendered.definition().source().path().getFileName().toString();
        return rendered.tree().path("name").asText(file.substring(0, file.lastIndexOf('.')));
    }

    /** As many rules as the window needs; none after errors. */
    List<Rendered> render(Definition.Window definition, JsonNode root) {
        SourceFile source = definition.source();
        if (diagnostics.hasErrorsIn(source.name())) {
            return List.of();
        }
        List<String> ids = ids(source, root.path("rules"));
        Optional<Window> window = new WindowReader(source, root, zones, diagnostics).read();
        if (window.isEmpty()) {
            return List.of();
        }
        List<String> scopes = window.get().about().scopes();
        String group =
                "/subscriptions/" + environment.subscription() + "/resourceGroups/" + environment.resourceGroup();
        return new WindowRules(window.get(), scopes.isEmpty() ? List.of(group) : scopes, ids)
                .compile().stream()
                        .map(rule -> new Rendered(definition, rule, Optional.empty()))
                        .toList();
    }

    /** What is no text is told by the reader. */
    private List<String> ids(SourceFile source, JsonNode names) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < names.size() && names.isArray(); i++) {
            String wanted = names.get(i).asText();
            List<String> fitting = rules.stream()
                    .filter(key -> key.equals(wanted) || key.endsWith("/" + wanted))
                    .toList();
            if (fitting.size() == 1) {
                ids.add(Marks.reference(fitting.get(0)));
            } else if (!fitting.isEmpty()) {
                wrong(
                        source,
                        i,
                        "more than one alert rule is called \"" + wanted + "\"; say " + String.join(" or ", fitting));
            } else if (complete && !wanted.isBlank()) {
                wrong(source, i, "there is no alert rule \"" + wanted + "\" in this project" + suggestion(wanted));
            }
        }
        return ids;
    }

    private String suggestion(String wanted) {
        List<String> known = rules.stream()
                .map(key -> wanted.contains("/") ? key : key.substring(key.indexOf('/') + 1))
                .toList();
        return Suggestion.nearest(wanted, known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse(known.isEmpty() ? "" : "; known are " + String.join(", ", known));
    }

    private void wrong(SourceFile source, int index, String message) {
        diagnostics.error("TOC0205", source.at("/rules/" + index), message);
    }

    /** The pointer in a window's file of what made the value at a pointer of its rule. */
    static String inWindow(JsonNode tree, String pointer) {
        String conditions = "/properties/conditions";
        if (pointer.startsWith(conditions + "/")) {
            String rest = pointer.substring(conditions.length() + 1);
            int slash = rest.indexOf('/');
            String field = tree.at(conditions + "/" + (slash < 0 ? rest : rest.substring(0, slash)) + "/field")
                    .asText();
            String value = slash < 0 ? "" : rest.substring(slash).replaceFirst("^/values", "");
            return (field.equals("Severity") ? "/severities" : "/rules") + value;
        }
        String at = pointer;
        while (!at.isEmpty()) {
            String word = WORDS.get(at);
            if (word != null) {
                return word + (word.equals("/scopes") ? pointer.substring(at.length()) : "");
            }
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return "/maintenance";
    }
}
