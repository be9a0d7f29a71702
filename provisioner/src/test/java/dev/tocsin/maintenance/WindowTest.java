package dev.tocsin.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    private static final String BERLIN = "\"zone\": \"Europe/Berlin\"";

    private static List<String> bodies(String members) {
        return Windows.rules(Windows.window(members)).stream()
                .map(rule -> rule.path("name").asText() + " " + rule.at("/properties/schedule"))
                .toList();
    }

    private static List<String> muted(String members, String from, String to) {
        List<Interval> all = new ArrayList<>();
        for (Schedule one : Windows.schedules(Windows.window(members))) {
            all.addAll(one.between(Instant.parse(from), Instant.parse(to)));
        }
        return Interval.merged(all).stream()
                .map(one -> one.from() + " " + one.to())
                .toList();
    }

    @Test
    void dailyWindowsCrossMidnightInOnePiece() {
        assertThat(bodies("\"days\": \"daily\", \"from\": \"22:00\", \"to\": \"02:00\", " + BERLIN))
                .containsExactly("patching {\"timeZone\":\"W. Europe Standard Time\",\"recurrences\":["
                        + "{\"recurrenceType\":\"Daily\",\"startTime\":\"22:00:00\",\"endTime\":\"02:00:00\"}]}");
    }

    @Test
    void weeklyWindowsAreSplitAtMidnight() {
        assertThat(bodies("\"days\": [\"friday\", \"sunday\"], \"from\": \"22:00\", \"to\": \"02:00\", " + BERLIN))
                .containsExactly(
                        "patching {\"timeZone\":\"W. Europe Standard Time\",\"recurrences\":["
                                + "{\"recurrenceType\":\"Weekly\",\"startTime\":\"22:00:00\",\"endTime\":\"23:59:59\",\"daysOfWeek\":[\"Friday\",\"Sunday\"]},"
                                + "{\"recurrenceType\":\"Weekly\",\"startTime\":\"00:00:00\",\"endTime\":\"02:00:00\",\"daysOfWeek\":[\"Monday\",\"Saturday\"]}]}");
    }

    @Test
    void monthlyWindowsAreSplitAtMidnight() {
        assertThat(bodies("\"daysOfMonth\": [1, 15], \"from\": \"23:00\", \"to\": \"01:00\", " + BERLIN))
                .containsExactly(
                        "patching {\"timeZone\":\"W. Europe Standard Time\",\"recurrences\":["
                                + "{\"recurrenceType\":\"Monthly\",\"startTime\":\"23:00:00\",\"endTime\":\"23:59:59\",\"daysOfMonth\":[1,15]},"
                                + "{\"recurrenceType\":\"Monthly\",\"startTime\":\"00:00:00\",\"endTime\":\"01:00:00\",\"daysOfMonth\":[2,16]}]}");
    }

    @Test
    void whatEndsAtMidnightIsNotSplit() {
        assertThat(bodies("\"days\": [\"friday\"], \"from\": \"22:00\", \"to\": \"24:00\", " + BERLIN))
                .singleElement()
                .asString()
                .contains("\"endTime\":\"23:59:59\"")
                .doesNotContain("00:00:00");
        assertThat(bodies("\"daysOfMonth\": [31], \"from\": \"22:00\", \"to\": \"24:00\", " + BERLIN))
                .hasSize(1);
    }

    @Test
    void wholeDaysHaveNoTimes() {
        assertThat(bodies("\"days\": \"weekends\", \"from\": \"00:00\", \"to\": \"24:00\", " + BERLIN))
                .containsExactly("patching {\"timeZone\":\"W. Europe Standard Time\",\"recurrences\":["
                        + "{\"recurrenceType\":\"Weekly\",\"daysOfWeek\":[\"Saturday\",\"Sunday\"]}]}");
    }

    @Test
    void oneThatTakesPlaceOnceHasNoRecurrence() {
        assertThat(bodies("\"from\": \"2026-03-28T22:00\", \"to\": \"2026-03-29T04:00\", " + BERLIN))
                .containsExactly(
                        "patching {\"effectiveFrom\":\"2026-03-28T22:00:00\",\"effectiveUntil\":\"2026-03-29T04:00:00\",\"timeZone\":\"W. Europe Standard Time\"}");
    }

    @Test
    void holidaysWithoutAWindowDivideItsRule() {
        List<String> bodies =
                bodies("\"days\": \"daily\", \"from\": \"22:00\", \"to\": \"06:00\", \"start\": \"2026-01-01\","
                        + " \"expires\": \"2026-12-31\", \"holidays\": [\"2026-12-24\", \"2026-12-25\"], " + BERLIN);
        String rest =
                ",\"timeZone\":\"W. Europe Standard Time\",\"recurrences\":[{\"recurrenceType\":\"Daily\",\"startTime\":\"22:00:00\",\"endTime\":\"06:00:00\"}]}";
        assertThat(bodies)
                .containsExactly(
                        "patching {\"effectiveFrom\":\"2026-01-01T22:00:00\",\"effectiveUntil\":\"2026-12-24T22:00:00\""
                                + rest,
                        "patching-from-2026-12-26 {\"effectiveFrom\":\"2026-12-26T06:00:00\",\"effectiveUntil\":\"2027-01-01T06:00:00\""
                                + rest);
    }

    @Test
    void holidaysThatAreMutedAllDayAreRulesOfTheirOwn() {
        List<String> bodies =
                bodies("\"days\": \"weekdays\", \"from\": \"18:00\", \"to\": \"20:00\", \"holidays\": [\"2026-12-25\"],"
                        + " \"onHolidays\": \"all-day\", " + BERLIN);
        assertThat(bodies).hasSize(2);
        assertThat(bodies.get(1))
                .isEqualTo(
                        "patching-on-2026-12-25 {\"effectiveFrom\":\"2026-12-25T00:00:00\",\"effectiveUntil\":\"2026-12-26T00:00:00\",\"timeZone\":\"W. Europe Standard Time\"}");
    }

    @Test
    void aHolidayOnWhichNoWindowBeginsChangesNothing() {
        assertThat(bodies(
                        "\"days\": [\"saturday\"], \"from\": \"18:00\", \"to\": \"20:00\", \"holidays\": [\"2026-12-25\"], "
                                + BERLIN))
                .hasSize(1);
    }

    @Test
    void severitiesBecomeACondition() {
        JsonNode rule = Windows.rules(Windows.window(
                        "\"days\": \"daily\", \"from\": \"01:00\", \"to\": \"02:00\", \"severities\": [\"medium\", \"Sev3\"], "
                                + BERLIN))
                .get(0);
        assertThat(rule.at("/properties/conditions"))
                .hasToString("[{\"field\":\"Severity\",\"operator\":\"Equals\",\"values\":[\"Sev2\",\"Sev3\"]}]");
        assertThat(rule.at("/properties/actions")).hasToString("[{\"actionType\":\"RemoveAllActionGroups\"}]");
    }

    /** The window of each line is daily; the clocks go forward or back in the night that is looked at. */
    @ParameterizedTest
    @CsvSource({
        // 2026-03-29 02:00 becomes 03:00: the window is an hour shorter
        "Europe/Berlin,22:00,06:00,2026-03-28T12:00:00Z,2026-03-28T21:00:00Z 2026-03-29T04:00:00Z",
        // all of the window is skipped
        "Europe/Berlin,02:00,03:00,2026-03-29T00:00:00Z,",
        "Europe/Berlin,02:15,03:30,2026-03-29T00:00:00Z,2026-03-29T01:00:00Z 2026-03-29T01:30:00Z",
        // 2026-10-25 03:00 becomes 02:00: the window is an hour longer
        "Europe/Berlin,22:00,06:00,2026-10-24T12:00:00Z,2026-10-24T20:00:00Z 2026-10-25T05:00:00Z",
        // the clock shows 02:15 to 02:45 twice
        "Europe/Berlin,02:15,02:45,2026-10-24T12:00:00Z,2026-10-25T00:15:00Z 2026-10-25T00:45:00Z; 2026-10-25T01:15:00Z 2026-10-25T01:45:00Z",
        "America/New_York,01:00,03:30,2026-03-08T00:00:00Z,2026-03-08T06:00:00Z 2026-03-08T07:30:00Z",
        "America/New_York,01:00,03:30,2026-11-01T00:00:00Z,2026-11-01T05:00:00Z 2026-11-01T08:30:00Z",
        // half an hour only: 2026-04-05 02:00 becomes 01:30, 2026-10-04 02:00 becomes 02:30
        "Australia/Lord_Howe,01:00,03:00,2026-04-04T10:00:00Z,2026-04-04T14:00:00Z 2026-04-04T16:30:00Z",
        "Australia/Lord_Howe,01:00,03:00,2026-10-03T10:00:00Z,2026-10-03T14:30:00Z 2026-10-03T16:00:00Z",
        "Asia/Kolkata,22:00,02:00,2026-03-28T12:00:00Z,2026-03-28T16:30:00Z 2026-03-28T20:30:00Z",
        "Pacific/Chatham,02:00,04:00,2026-04-04T10:00:00Z,2026-04-04T12:15:00Z 2026-04-04T15:15:00Z"
    })
    void clockChangesMakeWindowsShorterOrLonger(String zone, String from, String to, String after, String expected) {
        String members =
                "\"days\": \"daily\", \"from\": \"" + from + "\", \"to\": \"" + to + "\", \"zone\": \"" + zone + "\"";
        String until = Instant.parse(after).plusSeconds(20 * 3600).toString();
        assertThat(String.join("; ", muted(members, after, until))).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void weeklyWindowsAreWholeAgainOnTheTimeline() {
        assertThat(muted(
                        "\"days\": [\"saturday\"], \"from\": \"22:00\", \"to\": \"04:00\", " + BERLIN,
                        "2026-03-25T00:00:00Z",
                        "2026-04-01T00:00:00Z"))
                .containsExactly("2026-03-28T21:00:00Z 2026-03-29T02:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"days\": \"daily\", \"from\": \"00:00\", \"to\": \"24:00\"',true",
        "'\"days\": \"daily\", \"from\": \"06:00\", \"to\": \"06:00\"',true",
        "'\"days\": \"daily\", \"from\": \"00:00\", \"to\": \"24:00\", \"start\": \"2026-05-01\"',true",
        "'\"days\": \"daily\", \"from\": \"00:00\", \"to\": \"24:00\", \"expires\": \"2026-05-01\"',false",
        "'\"days\": \"daily\", \"from\": \"00:00\", \"to\": \"23:45\"',false",
        "'\"days\": \"weekdays\", \"from\": \"00:00\", \"to\": \"24:00\"',false",
        "'\"daysOfMonth\": [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31], \"from\": \"00:00\", \"to\": \"24:00\"',true",
        "'\"daysOfMonth\": [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30], \"from\": \"00:00\", \"to\": \"24:00\"',false"
    })
    void tellsWhatNeverEnds(String members, boolean never) {
        assertThat(Windows.schedules(Windows.window(members + ", " + BERLIN))
                        .get(0)
                        .neverEnds())
                .isEqualTo(never);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"days\": [\"firstMonday\"], \"from\": \"22:00\", \"to\": \"23:00\", \"zone\": \"UTC\" | 2:10 Azure knows days of the week and no more: daily, friday, monday, saturday, sunday, thursday, tuesday, wednesday, weekdays, weekends; not \"firstMonday\" [TOC0702]",
                "\"days\": [\"mondey\"], \"from\": \"22:00\", \"to\": \"23:00\", \"zone\": \"UTC\" | 2:10 Azure knows days of the week and no more: daily, friday, monday, saturday, sunday, thursday, tuesday, wednesday, weekdays, weekends; not \"mondey\"; did you mean \"monday\"? [TOC0702]",
                "\"daysOfMonth\": [\"last\"], \"from\": \"22:00\", \"to\": \"23:00\", \"zone\": \"UTC\" | 2:17 Azure's monthly recurrence knows the numbers 1 to 31 and no more, so not \"last\"; a month without that day has no window [TOC0702]",
                "\"daysOfMonth\": [3, 28], \"from\": \"22:00\", \"to\": \"02:00\", \"zone\": \"UTC\" | 2:20 Azure's monthly recurrence cannot cross midnight, and cannot say \"the day after the 28th\", which is another in each month; end the window at 24:00, or use days up to 27 [TOC0702]",
                "\"days\": \"daily\", \"from\": \"22:00\", \"to\": \"02:00\", \"zone\": \"CET\" | 2:58 Azure takes Windows names of time zones, and \"CET\" has none; did you mean \"Europe/Budapest\", which has the same clock? [TOC0701]",
                "\"from\": \"22:00\", \"to\": \"02:00\", \"zone\": \"UTC\" | 1:1 say on which days: \"days\": \"daily\", \"days\": [\"saturday\"] or \"daysOfMonth\": [1]; a window that takes place once is \"from\": \"2026-03-28T22:00\" and \"to\": \"2026-03-29T02:00\" [TOC0104]",
                "\"from\": \"2026-03-28T22:00Z\", \"to\": \"2026-03-29T02:00\", \"zone\": \"UTC\" | 2:9 \"2026-03-28T22:00Z\" is no time by the zone's clock; without \"days\" write date and time such as \"2026-03-28T22:00\", without an offset [TOC0105]",
                "\"from\": \"2026-03-29T22:00\", \"to\": \"2026-03-29T02:00\", \"zone\": \"UTC\" | 2:35 the window ends before it begins; swap \"from\" and \"to\", or correct one [TOC0105]",
                "\"days\": \"daily\", \"from\": \"22:00\", \"to\": \"02:00\", \"zone\": \"UTC\", \"start\": \"+99999-01-01\" | 2:74 \"+99999-01-01\" is no date; write one such as \"2026-12-24\" [TOC0105]",
                "\"from\": \"+99999-03-28T22:00\", \"to\": \"2026-03-29T02:00\", \"zone\": \"UTC\" | 2:9 \"+99999-03-28T22:00\" is no time by the zone's clock",
                "\"days\": \"daily\", \"from\": \"24:30\", \"to\": \"02:00\", \"zone\": \"UTC\" | 2:26 \"24:30\" is no time of the day; write one such as \"22:00\" [TOC0105]",
                "\"days\": \"daily\", \"from\": \"22:00\", \"to\": \"2:00\", \"zone\": \"UTC\" | 2:41 \"2:00\" is no time of the day; write one such as \"22:00\" [TOC0105]",
                "\"days\": \"daily\", \"from\": \"22:00\", \"to\": \"02:00\" | 1:1 the property \"zone\" is missing; add it [TOC0104]",
                "\"days\": \"daily\", \"from\": \"22:00\", \"to\": \"02:00\", \"zone\": \"UTC\", \"every\": 2 | 2:74 unknown property \"every\"; known are",
                "\"days\": \"daily\", \"from\": \"22:00\", \"to\": \"02:00\", \"zone\": \"UTC\", \"expire\": \"2026-01-01\" | 2:75 unknown property \"expire\"; did you mean \"expires\"? [TOC0103]",
                "\"days\": \"daily\", \"from\": \"22:00\", \"to\": \"02:00\", \"zone\": \"UTC\", \"start\": \"2026-02-01\", \"expires\": \"2026-01-01\" | 2:99 the window ends for good before it begins on 2026-02-01; swap the two, or correct one [TOC0105]",
                "\"days\": \"daily\", \"from\": \"22:00\", \"to\": \"02:00\", \"zone\": \"UTC\", \"holidays\": [\"2026-02-30\"] | 2:78 \"2026-02-30\" is no date; write one such as \"2026-12-24\" [TOC0105]",
                "\"days\": \"daily\", \"from\": \"22:00\", \"to\": \"02:00\", \"zone\": \"UTC\", \"severities\": [\"hihg\"] | 2:80 a severity is one of critical, high, medium, low, info or Sev0 to Sev4, not \"hihg\"; did you mean \"high\"? [TOC0105]",
                "\"from\": \"2026-03-28T22:00\", \"to\": \"2026-03-29T02:00\", \"zone\": \"UTC\", \"expires\": \"2026-05-01\" | 2:81 \"expires\" has no meaning in a window that takes place once; leave it out [TOC0105]"
            })
    void refusesWithPositionWhatIsWrongOrAzureHasNoWordFor(String members, String complaint) {
        assertThat(Windows.complaints(members)).singleElement().asString().startsWith(complaint);
    }
}
