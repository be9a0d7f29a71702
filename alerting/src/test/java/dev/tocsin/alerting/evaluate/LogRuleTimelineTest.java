package dev.tocsin.alerting.evaluate;

import dev.tocsin.alerting.Script;
import org.junit.jupiter.api.Test;

/** Each state of the machine, as a timeline. */
class LogRuleTimelineTest {
    private static final String EVERY_FIVE = """
            evaluationFrequency = PT5M
            windowSize = PT5M
            """;
    private static final String MAXIMUM = EVERY_FIVE + """
            measure = Maximum v
            condition = GreaterThan 10
            """;

    @Test
    void firesOnceAndResolvesAfterThreeQuietPeriods() {
        Script.run(MAXIMUM + """
                minute  5  10     15      20         25         30        35
                rows    3  12     99      3          10         .         3
                value   3  12     99      3          10         -         3
                state   .  Fired  Firing  Resolving  Resolving  Resolved  .
                sent    .  FIRED  .       .          .          RESOLVED  .
                """);
    }

    @Test
    void startsAnewWhenTheConditionIsMetWhileResolving() {
        Script.run(MAXIMUM + """
                minute  5      10         15         20      25         30         35        40
                rows    12     3          3          12      3          3          3         12
                state   Fired  Resolving  Resolving  Firing  Resolving  Resolving  Resolved  Fired
                sent    FIRED  .          .          .       .          .          RESOLVED  FIRED
                """);
    }

    @Test
    void resolvesARuleOfOneMinuteAfterTenQuietMinutes() {
        Script.run("""
                evaluationFrequency = PT1M
                windowSize = PT1M
                measure = Maximum v
                condition = GreaterThan 10
                minute  1      2          3          4          5          6          7          8          9          10         11        12
                rows    12     3          3          3          3          3          3          3          3          3          3         3
                state   Fired  Resolving  Resolving  Resolving  Resolving  Resolving  Resolving  Resolving  Resolving  Resolving  Resolved  .
                """);
    }

    @Test
    void countsFifteenMinutesToTheRowOfThreePeriodsAndThirtyToThatOfTwo() {
        Script.run("""
                evaluationFrequency = PT15M
                windowSize = PT15M
                measure = Maximum v
                condition = GreaterThan 10
                minute  15     30         45         60
                rows    12     3          3          3
                state   Fired  Resolving  Resolving  Resolved
                """);
        Script.run("""
                evaluationFrequency = PT30M
                windowSize = PT30M
                measure = Maximum v
                condition = GreaterThan 10
                minute  30     60         90        120
                rows    12     3          3         3
                state   Fired  Resolving  Resolved  .
                """);
    }

    @Test
    void resolvesARuleOfTwelveHoursAfterOne() {
        Script.run("""
                evaluationFrequency = PT12H
                windowSize = PT12H
                measure = Maximum v
                condition = GreaterThan 10
                minute  720    1440      2160
                rows    12     3         3
                state   Fired  Resolved  .
                """);
    }

    @Test
    void obeysTimeToResolve() {
        Script.run(MAXIMUM + """
                timeToResolve = PT10M
                minute  5      10         15
                rows    12     3          3
                state   Fired  Resolving  Resolved
                """);
    }

    @Test
    void firesAtEachEvaluationWhenStateless() {
        Script.run(MAXIMUM + """
                autoMitigate = false
                minute  5  10     15     20  25
                rows    3  12     12     3   12
                state   .  Fired  Fired  .   Fired
                sent    .  FIRED  FIRED  .   FIRED
                """);
    }

    @Test
    void mutesActionsUpToAndAtTheEndOfTheDuration() {
        Script.run(MAXIMUM + """
                autoMitigate = false
                muteActionsDuration = PT10M
                minute  5      10     15     20     25
                rows    12     12     12     12     12
                state   Fired  Fired  Fired  Fired  Fired
                sent    FIRED  MUTED  MUTED  FIRED  MUTED
                """);
    }

    @Test
    void needsTwoOfThreePeriods() {
        Script.run(MAXIMUM + """
                periods = 2 of 3
                minute  5  10  15     20      25         30
                rows    .  12  3      12      3          3
                value   -  12  3      12      3          3
                state   .  .   .      Fired   Resolving  Resolving
                """);
    }

    @Test
    void countsAPeriodWithoutRowsAsNoViolation() {
        Script.run(EVERY_FIVE + """
                measure = Maximum v
                condition = LessThan 5
                periods = 2 of 2
                minute  5  10  15  20
                rows    3  .   3   3
                state   .  .   .   Fired
                """);
    }

    @Test
    void comparesAsTheOperatorSays() {
        compares("GreaterThan 10", ".", ".", "Fired");
        compares("GreaterThanOrEqual 10", ".", "Fired", "Fired");
        compares("LessThan 10", "Fired", ".", ".");
        compares("LessThanOrEqual 10", "Fired", "Fired", ".");
        compares("Equals 10", ".", "Fired", ".");
    }

    private static void compares(String condition, String nine, String ten, String eleven) {
        Script.run(EVERY_FIVE + """
                measure = Maximum v
                autoMitigate = false
                condition = %s
                minute  5   10  15
                rows    9   10  11
                state   %s  %s  %s
                """.formatted(condition, nine, ten, eleven));
    }

    @Test
    void aggregatesTheRowsOfAPeriod() {
        aggregates("Average v", "4");
        aggregates("Minimum v", "1");
        aggregates("Maximum v", "9");
        aggregates("Total v", "12");
        aggregates("Count", "4");
    }

    private static void aggregates(String measure, String value) {
        Script.run(EVERY_FIVE + """
                measure = %s
                condition = GreaterThan 100
                minute  5
                rows    1,2,9,null
                value   %s
                """.formatted(measure, value));
    }

    @Test
    void measuresAWindowLongerThanTheFrequency() {
        Script.run("""
                evaluationFrequency = PT5M
                windowSize = PT15M
                measure = Total v
                condition = GreaterThan 10
                minute  5  10  15     20      25
                rows    4  4   4      4       .
                value   4  8   12     12      8
                state   .  .   Fired  Firing  Resolving
                """);
    }

    @Test
    void looksAtTheLastPeriodsOnlyWhenTheQuerySeesMore() {
        Script.run(MAXIMUM + """
                overrideQueryTimeRange = PT1H
                autoMitigate = false
                minute  5      10  15
                rows    12     .   3
                state   Fired  .   .
                """);
    }

    @Test
    void firesOnNoRowsAtAllWhenRowsAreCounted() {
        Script.run(EVERY_FIVE + """
                measure = Count
                condition = LessThan 1
                minute  5  10     15      20
                rows    1  .      .       1
                value   1  0      0       1
                state   .  Fired  Firing  Resolving
                """);
    }

    @Test
    void missesSilenceWhenTheQuerySeesOlderRows() {
        Script.run(EVERY_FIVE + """
                measure = Count
                condition = Equals 0
                overrideQueryTimeRange = P2D
                minute  5  10  15
                rows    1  .   .
                state   .  .   .
                """);
    }

    @Test
    void missesTheSilenceOfOneSeriesAmongOthers() {
        Script.run(EVERY_FIVE + """
                measure = Count
                condition = Equals 0
                split = Include *
                minute   5  10  15
                rows a   1  .   .
                rows b   1  1   .
                state a  .  .   .
                state    .  .   Fired
                """);
    }

    @Test
    void resolvesTheAlertOfADeadService() {
        Script.run(MAXIMUM + """
                minute  5      10         15         20
                rows    12     .          .          .
                value   12     -          -          -
                state   Fired  Resolving  Resolving  Resolved
                """);
    }

    @Test
    void splitsByDimension() {
        Script.run(MAXIMUM + """
                split = Include *
                minute   5      10         15         20
                rows a   12     3          3          3
                rows b   3      12         12         12
                state a  Fired  Resolving  Resolving  Resolved
                state b  .      Fired      Firing     Firing
                sent b   .      FIRED      .          .
                """);
    }

    @Test
    void includesAndExcludesValues() {
        Script.run(MAXIMUM + """
                split = Include a
                minute   5
                rows a   12
                rows b   12
                rows A   12
                state a  Fired
                state b  .
                state A  .
                """);
        Script.run(MAXIMUM + """
                split = Exclude a
                minute   5
                rows a   12
                rows b   12
                state a  .
                state b  Fired
                """);
    }

    @Test
    void evaluatesNothingWhenDisabled() {
        Script.run(MAXIMUM + """
                enabled = false
                minute  5
                rows    12
                value   -
                state   .
                """);
    }
}
