package dev.tocsin.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When rules are evaluated, and what comes of it. */
class RoundsTest extends RoundsBench {
    @Test
    void firesAtTheNextMultipleOfTheFrequencyAndResolvesAfterItsTime() throws Exception {
        rule("failures", FAILURES, "");
        trace(minutes(6), "failed");
        trace(minutes(7), "failed");

        until(40);

        assertThat(told())
                .containsExactly(
                        "2026-01-05T12:10:00Z  FIRED failures (Sev1): measured 2; " + TOLD + "\n",
                        "2026-01-05T12:25:00Z  RESOLVED failures (Sev1): measured 0; " + TOLD + "\n");
        assertThat(raised.all()).singleElement().satisfies(alert -> {
            assertThat(alert.rule()).endsWith("/failures");
            assertThat(alert.target()).isEqualTo(COMPONENT);
            assertThat(alert.fired()).isEqualTo(NOON.plus(minutes(10)));
            assertThat(alert.resolved()).contains(NOON.plus(minutes(25)));
        });
        assertThat(String.join("", lines)).doesNotContain(SECRET).doesNotContain("example");
    }

    @Test
    void saysHowManyRulesAreEvaluatedAndWhenNext() throws Exception {
        rounds.at(NOON.plusSeconds(1));
        rule("failures", FAILURES, "");
        rounds.at(NOON.plusSeconds(62));
        rounds.at(NOON.plusSeconds(63));
        trace(minutes(1), "fine");
        rounds.at(NOON.plusSeconds(64));

        assertThat(lines)
                .containsExactly(
                        "2026-01-05T12:00:01Z  note: no log alert rule is enabled here\n",
                        "2026-01-05T12:01:02Z  note: 0 of 1 log alert rules are evaluated; the others wait for a first row of what they watch\n",
                        "2026-01-05T12:01:04Z  note: 1 of 1 log alert rules are evaluated, the next at 2026-01-05T12:05:00Z\n");
    }

    @Test
    void withoutARowNothingFiresNotEvenThatNothingArrives() throws Exception {
        rule("silence", "traces | summarize n = count() | where n == 0", "");
        until(30);
        assertThat(told()).isEmpty();

        trace(minutes(10), "hello");
        for (int minute = 31; minute <= 40; minute++) {
            rounds.at(NOON.plus(minutes(minute)));
        }
        assertThat(told()).containsExactly("2026-01-05T12:35:00Z  FIRED silence (Sev1): measured 1; " + TOLD + "\n");
    }

    @Test
    void rowsOfAWorkspaceAreSeenByTheNamesOfTheWorkspace() throws Exception {
        rule("failures", "AppTraces | where Message == 'failed'", WORKSPACE, "");
        trace(minutes(1), "failed");
        until(5);
        assertThat(told()).singleElement().asString().startsWith("2026-01-05T12:05:00Z  FIRED failures");
    }

    @Test
    void aRuleThatCannotRunIsToldOnceAndTheOthersGoOn() throws Exception {
        rule("broken", "traces | where nonsense == 1", "");
        rule("unclear", FAILURES, "");
        edit("unclear", "\"threshold\":0", "\"metricMeasureColumn\":\"x\",\"threshold\":0");
        rule("failures", FAILURES, "");
        trace(minutes(1), "failed");

        until(20);

        assertThat(notes())
                .anySatisfy(note -> assertThat(note)
                        .startsWith("2026-01-05T12:00:00Z  note: unclear is not evaluated: ")
                        .contains("/properties/criteria/allOf/0"))
                .anySatisfy(note -> assertThat(note)
                        .startsWith(
                                "2026-01-05T12:05:00Z  note: broken is not evaluated: the query, line 1, column 16: ")
                        .contains("nonsense"))
                .hasSize(3);
        assertThat(told())
                .extracting(line -> line.substring(22, 36))
                .containsExactly("FIRED failures", "RESOLVED failu");
    }

    @Test
    void aRuleThatIsChangedBeginsAnewAndOneThatIsDisabledEnds() throws Exception {
        rule("failures", FAILURES, "");
        trace(minutes(1), "failed");
        until(5);
        rule("failures", FAILURES, ",'description':'other'");
        trace(minutes(6), "failed");
        rounds.at(NOON.plus(minutes(6)));
        rounds.at(NOON.plus(minutes(10)));
        rule("failures", FAILURES, ",'description':'other'");
        rounds.at(NOON.plus(minutes(11)));
        rounds.at(NOON.plus(minutes(15)));
        assertThat(told())
                .extracting(line -> line.substring(11, 36))
                .containsExactly("12:05:00Z  FIRED failures", "12:10:00Z  FIRED failures");

        edit("failures", "\"enabled\":true", "\"enabled\":false");
        rounds.at(NOON.plus(minutes(60)));
        assertThat(told()).hasSize(2);
        assertThat(lines.get(lines.size() - 1)).contains("no log alert rule is enabled here");
        assertThat(raised.all()).allMatch(alert -> alert.resolved().isEmpty());
    }

    @Test
    void anEvaluationThatWasMissedIsNotMadeUpFor() throws Exception {
        rule("failures", FAILURES, "");
        trace(minutes(1), "failed");
        rounds.at(NOON);
        rounds.at(NOON.plus(minutes(33)));
        assertThat(told()).isEmpty();
    }

    @Test
    void aRuleThatIsStillBeingEvaluatedDoesNotHoldUpTheOthers() throws Exception {
        List<Runnable> waiting = new ArrayList<>();
        rounds = rounds(waiting::add);
        rule("failures", FAILURES, "");
        trace(minutes(1), "failed");
        until(10);
        assertThat(waiting).hasSize(1);
        waiting.get(0).run();
        rounds.at(NOON.plus(minutes(11)));
        assertThat(waiting).hasSize(2);
        assertThat(told()).hasSize(1);
    }

    @Test
    void aStateThatCannotBeReadIsToldOnce() throws Exception {
        rule("failures", FAILURES, "");
        rounds.at(NOON);
        Files.writeString(
                folder.resolve("state.jsonl"), "{\"id\":\"/x\",\"resource\":broken}\n", StandardOpenOption.APPEND);
        rounds.at(NOON.plusSeconds(5));
        rounds.at(NOON.plusSeconds(10));
        assertThat(notes()).filteredOn(note -> note.contains("cannot be used")).hasSize(1);
    }
}
