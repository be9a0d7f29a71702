package dev.tocsin.preview.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with the values of parameters in the place of {@code {name}} and {@code {name:specifier}}.
 *
 * @param text what is left; a reference that cannot be resolved stays as it is written
 * @param used ids of parameters it depends on
 * @param unresolved references to names that nobody defines, or whose specifier is not known
 * @param unset names of parameters that hold nothing
 * @see <a href="https://github.com/microsoft/Application-Insights-Workbooks/blob/master/Documentation/Parameters/Parameters.md">
 *     Parameters</a>
 */
public record Substitution(String text, Set<Integer> used, Set<String> unresolved, Set<String> unset) {
    private static final Pattern REFERENCE = Pattern.compile(
            "\\{([A-Za-z_\\u00A0-\\uFFFF][A-Za-z0-9_\\u00A0-\\uFFFF]{0,200})(?::([^{}\\n]{0,200}))?\\}");

    /** Copies the sets. */
    public Substitution {
        used = Set.copyOf(used);
        unresolved = Set.copyOf(unresolved);
        unset = Set.copyOf(unset);
    }

    /** Replaces what can be. */
    public static Substitution of(String text, Scope scope) {
        Set<Integer> used = new TreeSet<>();
        Set<String> unresolved = new TreeSet<>();
        Set<String> unset = new TreeSet<>();
        StringBuilder out = new StringBuilder();
        Matcher matcher = REFERENCE.matcher(text);
        while (matcher.find()) {
            Optional<Parameter> parameter = scope.find(matcher.group(1));
            String specifier = matcher.group(2);
            String replacement = matcher.group();
            if (parameter.isPresent()) {
                used.add(parameter.get().id());
                Value value = parameter.get().value();
                String with = value.text() == null ? "" : with(value, specifier);
                if (value.text() == null) {
                    unset.add(matcher.group(1));
                }
                if (with == null) {
                    unresolved.add(matcher.group());
                } else {
                    replacement = with;
                }
            } else {
                unresolved.add(matcher.group());
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(replacement));
        }
        return new Substitution(matcher.appendTail(out).toString(), used, unresolved, unset);
    }

    private static @Nullable String with(Value value, @Nullable String specifier) {
        String text = String.valueOf(value.text());
        if (specifier == null) {
            return text;
        }
        return switch (specifier) {
            case "value", "query" -> text;
            case "label" -> value.label();
            case "escape" -> text.replace("\\", "\\\\").replace("'", "\\'").replace("\"", "\\\"");
            case "escapejson" -> text.replace("\\", "\\\\").replace("\"", "\\\"");
            case "name" ->
                value.selected().isEmpty()
                        ? value.label()
                        : lastSegment(value.selected().get(0));
            case "id" -> List.copyOf(value.selected()).isEmpty() ? text : String.join(",", value.selected());
            default -> value.time().map(time -> time(time, specifier)).orElse(null);
        };
    }

    private static @Nullable String time(TimeRange time, String specifier) {
        return switch (specifier) {
            case "start", "startISO" -> text(time.start());
            case "end", "endISO" -> text(time.end());
            case "grain" -> time.grain();
            case "seconds" ->
                String.valueOf(Duration.between(time.start(), time.end()).toSeconds());
            default -> null;
        };
    }

    private static String text(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String lastSegment(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }
}
