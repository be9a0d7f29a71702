package dev.tocsin.preview.model;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
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

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("M/d/yyyy h:mm a", Locale.US).withZone(ZoneOffset.UTC);

    /** Copies the sets. */
    public Substitution {
        used = Set.copyOf(used);
        unresolved = Set.copyOf(unresolved);
        unset = Set.copyOf(unset);
    }

    /** Replaces what can be, in a query or a setting. */
    public static Substitution of(String text, Scope scope) {
        return of(text, scope, Substitution::with);
    }

    /**
     * The same in what people read, where a time range is its label and a moment is written as Microsoft's examples of
     * time parameters have it, in UTC.
     *
     * @see <a href="https://github.com/microsoft/Application-Insights-Workbooks/blob/master/Documentation/Parameters/Time.md">Time
     *     parameters</a>
     */
    public static Substitution inText(String text, Scope scope) {
        return of(text, scope, Substitution::shown);
    }

    private interface Replacement {
        @Nullable
        String of(Value value, @Nullable String specifier);
    }

    private static Substitution of(String text, Scope scope, Replacement replaces) {
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
                String with = value.text() == null ? "" : replaces.of(value, specifier);
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

    private static @Nullable String shown(Value value, @Nullable String specifier) {
        if (value.time().isEmpty()) {
            return with(value, specifier);
        }
        TimeRange time = value.time().get();
        return switch (specifier == null ? "label" : specifier) {
            case "start" -> MOMENT.format(time.start());
            case "end" -> MOMENT.format(time.end());
            default -> with(value, specifier == null ? "label" : specifier);
        };
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
