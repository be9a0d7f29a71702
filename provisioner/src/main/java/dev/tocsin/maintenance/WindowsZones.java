package dev.tocsin.maintenance;

import dev.tocsin.arm.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The names that Windows, and with it Azure, has for time zones. Facts of the Unicode CLDR ({@code windows-zones.txt}). */
public final class WindowsZones {
    /** Clocks are compared in these years, the rules of which are known. */
    private static final Instant COMPARED_FROM = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration COMPARED_EVERY = Duration.ofDays(10);
    private static final int COMPARED = 73;

    private final Map<String, String> windowsByZone = new TreeMap<>();
    private final Map<String, String> zoneByWindows = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private WindowsZones(String table) {
        for (String line : table.lines().filter(one -> !one.startsWith("#")).toList()) {
            int equals = line.indexOf('=');
            String windows = line.substring(0, equals);
            String[] zones = line.substring(equals + 1).split(" ", -1);
            zoneByWindows.put(windows, zones[0]);
            for (String zone : zones) {
                windowsByZone.put(zone, windows);
            }
        }
    }

    /** The table that comes with the program. */
    public static WindowsZones shipped() {
        try (InputStream in = Objects.requireNonNull(WindowsZones.class.getResourceAsStream("windows-zones.txt"))) {
            return new WindowsZones(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Windows name of an IANA zone such as {@code Europe/Berlin}. */
    public Optional<String> windowsName(String zone) {
        return Optional.ofNullable(windowsByZone.get(zone));
    }

    /** The zone whose clock a Windows name means; of several zones with that clock the best known. */
    public Optional<ZoneId> zone(String windowsName) {
        return Optional.ofNullable(zoneByWindows.get(windowsName)).map(ZoneId::of);
    }

    /**
     * Why a name cannot be used where Azure wants a Windows name; empty for one that can.
     *
     * @param name such as {@code W. Europe Standard Time}
     */
    public Optional<String> misnomer(String name) {
        if (zoneByWindows.containsKey(name)) {
            return Optional.empty();
        }
        Optional<String> meant = windowsName(name).or(() -> Suggestion.nearest(name, zoneByWindows.keySet()));
        return Optional.of("\"" + name + "\" is no Windows name of a time zone, which Azure takes"
                + meant.map(near -> "; did you mean \"" + near + "\"?")
                        .orElse("; write one such as \"W. Europe Standard Time\""));
    }

    /** All zones that have a Windows name, by it. */
    Map<String, List<String>> all() {
        Map<String, List<String>> all = new TreeMap<>();
        windowsByZone.forEach((zone, windows) ->
                all.computeIfAbsent(windows, none -> new ArrayList<>()).add(zone));
        return all;
    }

    /** Why a zone without a Windows name cannot be used, and which one can. */
    String refusal(String zone) {
        Optional<ZoneId> known = known(zone);
        if (known.isEmpty()) {
            Optional<String> near =
                    zone(zone).map(ZoneId::getId).or(() -> Suggestion.nearest(zone, windowsByZone.keySet()));
            return "\"" + zone + "\" is no time zone of the IANA database"
                    + near.map(name -> "; did you mean \"" + name + "\"?")
                            .orElse("; write one such as \"Europe/Berlin\"");
        }
        return "Azure takes Windows names of time zones, and \"" + zone + "\" has none"
                + withTheClockOf(known.get())
                        .map(name -> "; did you mean \"" + name + "\", which has the same clock?")
                        .orElse("; name another zone");
    }

    private Optional<String> withTheClockOf(ZoneId zone) {
        return zoneByWindows.values().stream()
                .filter(one -> sameClock(ZoneId.of(one), zone))
                .findFirst();
    }

    private static boolean sameClock(ZoneId one, ZoneId other) {
        Instant at = COMPARED_FROM;
        for (int i = 0; i < COMPARED; i++) {
            if (!one.getRules().getOffset(at).equals(other.getRules().getOffset(at))) {
                return false;
            }
            at = at.plus(COMPARED_EVERY);
        }
        return true;
    }

    private static Optional<ZoneId> known(String zone) {
        return ZoneId.getAvailableZoneIds().contains(zone) ? Optional.of(ZoneId.of(zone)) : Optional.empty();
    }
}
