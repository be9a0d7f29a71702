package dev.tocsin.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.load.Keys;
import dev.tocsin.load.SourceFile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads a maintenance window; what is wrong with it, and what Azure has no words for, becomes diagnostics. */
public final class WindowReader {
    private static final List<String> KNOWN = List.of(
            "$schema",
            "maintenance",
            "reason",
            "scopes",
            "rules",
            "severities",
            "days",
            "daysOfMonth",
            "from",
            "to",
            "zone",
            "holidays",
            "onHolidays",
            "start",
            "expires",
            "enabled",
            "lint");
    /** Each divides the time before and after it into rules of their own. */
    private static final int MOST_HOLIDAYS = 100;

    /** Azure's times have years of four digits. */
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low", "info");
    private static final String ALL_DAY = "all-day";
    private static final List<String> ON_HOLIDAYS = List.of("skip", ALL_DAY);

    private final SourceFile source;
    private final JsonNode root;
    private final WindowsZones zones;
    private final Diagnostics diagnostics;
    private final Keys keys;

    /** @param root the definition with its expressions evaluated */
    public WindowReader(SourceFile source, JsonNode root, WindowsZones zones, Diagnostics diagnostics) {
        this.source = source;
        this.root = root;
        this.zones = zones;
        this.diagnostics = diagnostics;
        this.keys = new Keys(source, diagnostics);
    }

    /** The window, or nothing after the errors were said. */
    public Optional<Window> read() {
        keys.onlyKnown(root, "", KNOWN);
        Optional<String> name = keys.requiredText(root, "", "maintenance");
        Optional<String> reason = keys.requiredText(root, "", "reason");
        Optional<String> zone = keys.requiredText(root, "", "zone").filter(this::hasWindowsName);
        Optional<Window.Days> days = new DaysReader(source, root, keys, diagnostics).read();
        Window.About about = new Window.About(texts("scopes"), texts("rules"), severities());
        Window.Holidays holidays = holidays();
        Optional<LocalDate> start = date("start");
        Optional<LocalDate> expires = date("expires");
        if (start.isPresent() && expires.isPresent() && expires.get().isBefore(start.get())) {
            wrong(
                    "/expires",
                    "the window ends for good before it begins on " + start.get() + "; swap the two, or correct one");
        }
        boolean once = days.filter(some -> some instanceof Window.Days.Once).isPresent();
        for (String key : List.of("start", "expires", "holidays")) {
            if (once && root.has(key)) {
                wrong("/" + key, "\"" + key + "\" has no meaning in a window that takes place once; leave it out");
            }
        }
        boolean enabled = enabled();
        if (name.isEmpty()
                || reason.isEmpty()
                || zone.isEmpty()
                || days.isEmpty()
                || diagnostics.hasErrorsIn(source.name())) {
            return Optional.empty();
        }
        return Optional.of(new Window(
                name.get(),
                reason.get(),
                about,
                days.get(),
                ZoneId.of(zone.get()),
                zones.windowsName(zone.get()).orElseThrow(),
                holidays,
                start,
                expires,
                enabled));
    }

    private boolean hasWindowsName(String zone) {
        boolean has = zones.windowsName(zone).isPresent();
        if (!has) {
            diagnostics.error("TOC0701", source.at("/zone"), zones.refusal(zone));
        }
        return has;
    }

    private boolean enabled() {
        JsonNode enabled = root.path("enabled");
        if (!enabled.isMissingNode() && !enabled.isBoolean()) {
            wrong("/enabled", "\"enabled\" is true or false");
        }
        return enabled.asBoolean(true);
    }

    private List<String> severities() {
        List<String> severities = new ArrayList<>();
        List<String> words = texts("severities");
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).toLowerCase(Locale.ROOT);
            if (word.matches("sev[0-4]")) {
                severities.add("Sev" + word.charAt(3));
            } else if (SEVERITIES.contains(word)) {
                severities.add("Sev" + SEVERITIES.indexOf(word));
            } else {
                wrong(
                        "/severities/" + i,
                        "a severity is one of " + String.join(", ", SEVERITIES) + " or Sev0 to Sev4, not \""
                                + words.get(i)
                                + "\""
                                + Suggestion.nearest(word, SEVERITIES)
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse(""));
            }
        }
        return severities;
    }

    private Window.Holidays holidays() {
        TreeSet<LocalDate> dates = new TreeSet<>();
        List<String> texts = texts("holidays");
        for (int i = 0; i < texts.size(); i++) {
            date(texts.get(i), "/holidays/" + i).ifPresent(dates::add);
        }
        if (dates.size() > MOST_HOLIDAYS) {
            diagnostics.error(
                    "TOC0702",
                    source.at("/holidays"),
                    "Azure has no word for holidays, so each one makes an alert processing rule more, and a subscription takes 1,000;"
                            + " name at most " + MOST_HOLIDAYS);
        }
        Optional<String> then = keys.optionalText(root, "", "onHolidays");
        if (then.isPresent() && !ON_HOLIDAYS.contains(then.get())) {
            wrong(
                    "/onHolidays",
                    "\"onHolidays\" is one of " + String.join(", ", ON_HOLIDAYS) + ", not \"" + then.get() + "\"");
        }
        if (then.isPresent() && texts.isEmpty()) {
            wrong("/onHolidays", "there are no \"holidays\"; name their dates, or leave \"onHolidays\" out");
        }
        return new Window.Holidays(dates, then.filter(ALL_DAY::equals).isPresent());
    }

    private Optional<LocalDate> date(String key) {
        return keys.optionalText(root, "", key).flatMap(text -> date(text, "/" + key));
    }

    private Optional<LocalDate> date(String text, String pointer) {
        try {
            if (DATE.matcher(text).matches()) {
                return Optional.of(LocalDate.parse(text));
            }
        } catch (DateTimeException e) {
            // As 30 February: told below.
        }
        wrong(pointer, "\"" + text + "\" is no date; write one such as \"2026-12-24\"");
        return Optional.empty();
    }

    /** The texts of a list; a list that is not there is empty, one that is there may not be. */
    private List<String> texts(String key) {
        JsonNode list = root.path(key);
        List<String> texts = new ArrayList<>();
        if (list.isMissingNode()) {
            return texts;
        }
        if (!list.isArray() || list.isEmpty()) {
            wrong("/" + key, "\"" + key + "\" must be a list with something in it; leave it out for all");
            return texts;
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).isTextual() && !list.get(i).textValue().isBlank()) {
                texts.add(list.get(i).textValue());
            } else {
                wrong(JsonPointers.child("/" + key, i), "each of \"" + key + "\" must be a text");
            }
        }
        return texts;
    }

    private void wrong(String pointer, String message) {
        diagnostics.error("TOC0105", source.at(pointer), message);
    }
}
