package dev.tocsin.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsZonesTest {
    private static final int HOURS = 2 * 365 * 24;

    private final WindowsZones zones = WindowsZones.shipped();

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,W. Europe Standard Time,Europe/Berlin",
        "Europe/Vienna,W. Europe Standard Time,Europe/Berlin",
        "America/New_York,Eastern Standard Time,America/New_York",
        "Asia/Kolkata,India Standard Time,Asia/Calcutta",
        "Asia/Calcutta,India Standard Time,Asia/Calcutta",
        "Australia/Lord_Howe,Lord Howe Standard Time,Australia/Lord_Howe",
        "Europe/Kyiv,FLE Standard Time,Europe/Kiev",
        "Etc/UTC,UTC,UTC",
        "Etc/GMT+5,SA Pacific Standard Time,America/Bogota"
    })
    void namesAreThoseOfCldr(String zone, String windows, String wellKnown) {
        assertThat(zones.windowsName(zone)).contains(windows);
        assertThat(zones.zone(windows)).map(ZoneId::getId).contains(wellKnown);
    }

    /** A zone that only shares the name would mute at the wrong hour. */
    @Test
    void allZonesOfANameHaveOneClock() {
        List<String> wrong = new ArrayList<>();
        zones.all().forEach((windows, names) -> {
            ZoneId clock = zones.zone(windows).orElseThrow();
            for (String name : names) {
                Instant at = Instant.parse("2026-01-01T00:00:00Z");
                for (int i = 0; i < HOURS; i++) {
                    if (!clock.getRules()
                            .getOffset(at)
                            .equals(ZoneId.of(name).getRules().getOffset(at))) {
                        wrong.add(windows + ": " + name + " at " + at);
                        break;
                    }
                    at = at.plus(Duration.ofHours(1));
                }
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(zones.all()).hasSizeGreaterThan(130);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Belrin,'\"Europe/Belrin\" is no time zone of the IANA database; did you mean \"Europe/Berlin\"?'",
        "W. Europe Standard Time,'\"W. Europe Standard Time\" is no time zone of the IANA database; did you mean \"Europe/Berlin\"?'",
        "Moon/Base,'\"Moon/Base\" is no time zone of the IANA database; write one such as \"Europe/Berlin\"'",
        "CET,'Azure takes Windows names of time zones, and \"CET\" has none; did you mean \"Europe/Budapest\", which has the same clock?'",
        "Asia/Almaty,'Azure takes Windows names of time zones, and \"Asia/Almaty\" has none; did you mean \"Asia/Yekaterinburg\", which has the same clock?'",
        "Antarctica/Troll,'Azure takes Windows names of time zones, and \"Antarctica/Troll\" has none; name another zone'"
    })
    void refusesWhatHasNoName(String zone, String why) {
        assertThat(zones.windowsName(zone)).isEmpty();
        assertThat(zones.refusal(zone)).isEqualTo(why);
    }
}
