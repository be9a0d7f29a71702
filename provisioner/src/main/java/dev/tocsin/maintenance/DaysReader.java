package dev.tocsin.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.load.Keys;
import dev.tocsin.load.SourceFile;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads on which days a window begins, from when, and until when. */
final class DaysReader {
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-4]):[0-5]\\d");
    private static final String END_OF_DAY = "24:00";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withResolverStyle(ResolverStyle.STRICT);
    private static final int LAST_DAY = 31;
    /** The next day after this one has the same number in each month of each year. */
    private static final int LAST_WITH_NEXT = 27;

    private static final SortedMap<String, SortedSet<DayOfWeek>> WORDS = words();

    private final SourceFile source;
    private final JsonNode root;
    private final Keys keys;
    private final Diagnostics diagnostics;

    DaysReader(SourceFile source, JsonNode root, Keys keys, Diagnostics diagnostics) {
        this.source = source;
        this.root = root;
        this.keys = keys;
        this.diagnostics = diagnostics;
    }

    private static SortedMap<String, SortedSet<DayOfWeek>> words() {
        SortedMap<String, SortedSet<DayOfWeek>> words = new TreeMap<>();
        List<DayOfWeek> all = List.of(DayOfWeek.values());
        all.forEach(day -> words.put(day.name().toLowerCase(Locale.ROOT), new TreeSet<>(List.of(day))));
        words.put("daily", new TreeSet<>(all));
        words.put("weekdays", new TreeSet<>(all.subList(0, 5)));
        words.put("weekends", new TreeSet<>(all.subList(5, 7)));
        return words;
    }

    Optional<Window.Days> read() {
        Optional<String> from = keys.requiredText(root, "", "from");
        Optional<String> to = keys.requiredText(root, "", "to");
        boolean weekly = root.has("days");
        boolean monthly = root.has("daysOfMonth");
        if (weekly && monthly) {
            wrong("/daysOfMonth", "a window has \"days\" or \"daysOfMonth\", not both; make two windows");
            return Optional.empty();
        }
        if (!weekly && !monthly) {
            return from.isEmpty() || to.isEmpty() ? Optional.empty() : once(from.get(), to.get());
        }
        SortedSet<DayOfWeek> week = weekly ? week() : new TreeSet<>();
        SortedSet<Integer> month = monthly ? month() : new TreeSet<>();
        Optional<LocalTime> begin = from.flatMap(text -> time(text, "/from"));
        Optional<LocalTime> end = to.flatMap(text -> time(text, "/to"));
        if (begin.isEmpty() || end.isEmpty() || week.isEmpty() && month.isEmpty()) {
            return Optional.empty();
        }
        if (weekly) {
            return Optional.of(new Window.Days.OfWeek(week, begin.get(), end.get()));
        }
        boolean nextDay = !end.get().isAfter(begin.get()) && !end.get().equals(LocalTime.MIDNIGHT);
        if (nextDay && month.last() > LAST_WITH_NEXT) {
            refuse(
                    "/daysOfMonth/" + indexOf(month.tailSet(LAST_WITH_NEXT + 1).first()),
                    "Azure's monthly recurrence cannot cross midnight, and cannot say \"the day after the "
                            + month.tailSet(LAST_WITH_NEXT + 1).first()
                            + "th\", which is another in each month; end the window at 24:00, or use days up to "
                            + LAST_WITH_NEXT);
            return Optional.empty();
        }
        return Optional.of(new Window.Days.OfMonth(month, begin.get(), end.get()));
    }

    private int indexOf(int day) {
        JsonNode list = root.path("daysOfMonth");
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).asInt() == day) {
                return i;
            }
        }
        return 0;
    }

    private SortedSet<DayOfWeek> week() {
        SortedSet<DayOfWeek> found = new TreeSet<>();
        JsonNode days = root.path("days");
        List<JsonNode> each = new ArrayList<>();
        days.forEach(each::add);
        if (!days.isArray()) {
            each.add(days);
        }
        if (each.isEmpty()) {
            wrong("/days", "a window needs at least one day");
        }
        for (int i = 0; i < each.size(); i++) {
            String word = each.get(i).asText();
            SortedSet<DayOfWeek> known = WORDS.get(word.toLowerCase(Locale.ROOT));
            if (known == null) {
                refuse(
                        days.isArray() ? "/days/" + i : "/days",
                        "Azure knows days of the week and no more: " + String.join(", ", WORDS.keySet()) + "; not \""
                                + word
                                + "\""
                                + Suggestion.nearest(word, WORDS.keySet())
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse(""));
            } else {
                found.addAll(known);
            }
        }
        return found;
    }

    private SortedSet<Integer> month() {
        SortedSet<Integer> found = new TreeSet<>();
        JsonNode days = root.path("daysOfMonth");
        if (!days.isArray() || days.isEmpty()) {
            wrong("/daysOfMonth", "\"daysOfMonth\" must be a list of numbers such as [1, 15]");
        }
        for (int i = 0; i < days.size(); i++) {
            JsonNode day = days.get(i);
            if (day.isIntegralNumber() && day.asInt() >= 1 && day.asInt() <= LAST_DAY) {
                found.add(day.asInt());
            } else {
                refuse(
                        "/daysOfMonth/" + i,
                        "Azure's monthly recurrence knows the numbers 1 to 31 and no more, so not " + day
                                + "; a month without that day has no window");
            }
        }
        return found;
    }

    private Optional<Window.Days> once(String from, String to) {
        if (TIME.matcher(from).matches() && TIME.matcher(to).matches()) {
            diagnostics.error(
                    "TOC0104",
                    source.at(""),
                    "say on which days: \"days\": \"daily\", \"days\": [\"saturday\"] or \"daysOfMonth\": [1]; a window that takes"
                            + " place once is \"from\": \"2026-03-28T22:00\" and \"to\": \"2026-03-29T02:00\"");
            return Optional.empty();
        }
        Optional<LocalDateTime> begin = moment(from, "/from");
        Optional<LocalDateTime> end = moment(to, "/to");
        if (begin.isPresent() && end.isPresent() && !end.get().isAfter(begin.get())) {
            wrong("/to", "the window ends before it begins; swap \"from\" and \"to\", or correct one");
            return Optional.empty();
        }
        return begin.flatMap(first -> end.map(last -> new Window.Days.Once(first, last)));
    }

    private Optional<LocalDateTime> moment(String text, String pointer) {
        try {
            if (!text.startsWith("+")) {
                return Optional.of(LocalDateTime.parse(text, MOMENT));
            }
        } catch (DateTimeException e) {
            // Told below.
        }
        wrong(
                pointer,
                "\"" + text + "\" is no time by the zone's clock; without \"days\" write date and time such as"
                        + " \"2026-03-28T22:00\", without an offset");
        return Optional.empty();
    }

    private Optional<LocalTime> time(String text, String pointer) {
        if (text.equals(END_OF_DAY) && pointer.equals("/to")) {
            return Optional.of(LocalTime.MIDNIGHT);
        }
        if (!TIME.matcher(text).matches() || text.startsWith("24")) {
            wrong(pointer, "\"" + text + "\" is no time of the day; write one such as \"22:00\"");
            return Optional.empty();
        }
        return Optional.of(LocalTime.parse(text));
    }

    private void wrong(String pointer, String message) {
        diagnostics.error("TOC0105", source.at(pointer), message);
    }

    private void refuse(String pointer, String message) {
        diagnostics.error("TOC0702", source.at(pointer), message);
    }
}
