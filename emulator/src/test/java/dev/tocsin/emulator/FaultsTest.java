package dev.tocsin.emulator;

import static dev.tocsin.emulator.Bench.GROUP;
import static dev.tocsin.emulator.Bench.INSIGHTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.emulator.ArmResponse.Ending;
import dev.tocsin.emulator.Bench.Answer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    private static final String AG = INSIGHTS + "actionGroups/oncall";

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    @Test
    void answersWithArmsOwnErrorWhenOnlyAStatusIsGiven() throws IOException {
        bench.faults("[{\"match\":{\"method\":\"PUT\",\"path\":\"ACTIONgroups/on\"},\"status\":403}]");
        Answer answer = bench.putActionGroup("oncall");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.at("/error/code").asText()).isEqualTo("AuthorizationFailed");
        assertThat(answer.at("/error/message").asText())
                .contains("perform action 'Microsoft.Insights/actionGroups/write' over scope '" + AG + "'");
        assertThat(bench.get(AG, "2023-01-01").status()).isEqualTo(404);
        assertThat(bench.ledger())
                .extracting(line -> line.path("status").asInt())
                .containsExactly(403, 404);
    }

    @Test
    void throttlesWithRetryAfterUnlessGiven() throws IOException {
        bench.faults("[{\"times\":1,\"status\":429},{\"status\":429,\"headers\":{\"retry-after\":\"60\"}}]");
        Answer first = bench.putActionGroup("oncall");
        Answer second = bench.putActionGroup("oncall");
        assertThat(first.headers()).containsEntry("Retry-After", "1");
        assertThat(first.at("/error/code").asText()).isEqualTo("TooManyRequests");
        assertThat(second.headers().get("Retry-After")).isEqualTo("60");
    }

    @Test
    void answersWithTheGivenBodyAsJsonOrText() throws IOException {
        bench.faults("[{\"times\":1,\"status\":200,\"body\":[]},{\"status\":502,\"headers\":{\"content-type\":"
                + "\"text/html\"},\"body\":\"<html>\"}]");
        assertThat(bench.get(AG, "2023-01-01").text()).isEqualTo("[]");
        Answer html = bench.get(AG, "2023-01-01");
        assertThat(html.text()).isEqualTo("<html>");
        assertThat(html.headers()).containsEntry("Content-Type", "text/html");
    }

    @Test
    void strikesOnlySoOftenAcrossEmulatorsAndRestarts() throws IOException {
        bench.faults("[{\"match\":{\"path\":\"oncall\"},\"times\":3,\"status\":500}]");
        Bench other = new Bench(folder);
        assertThat(bench.putActionGroup("oncall").status()).isEqualTo(500);
        assertThat(other.putActionGroup("oncall").status()).isEqualTo(500);
        assertThat(bench.putActionGroup("team").status()).isEqualTo(201);
        assertThat(new Bench(folder).putActionGroup("oncall").status()).isEqualTo(500);
        assertThat(bench.putActionGroup("oncall").status()).isEqualTo(201);
    }

    @Test
    void isArmedAgainWhenTheFileIsWrittenAgain() throws IOException {
        String faults = "[{\"times\":1,\"status\":500}]";
        bench.faults(faults);
        assertThat(bench.putActionGroup("oncall").status()).isEqualTo(500);
        assertThat(bench.putActionGroup("oncall").status()).isEqualTo(201);
        bench.faults(faults);
        Files.setLastModifiedTime(folder.resolve("faults.json"), FileTime.fromMillis(1_000));
        assertThat(bench.putActionGroup("oncall").status()).isEqualTo(500);
        Files.delete(folder.resolve("faults.json"));
        assertThat(bench.putActionGroup("oncall").status()).isEqualTo(200);
    }

    @Test
    void firstMatchWins() throws IOException {
        bench.faults("[{\"match\":{\"method\":\"GET\"},\"status\":503},{\"times\":1,\"status\":500},{\"status\":409}]");
        assertThat(bench.putActionGroup("oncall").status()).isEqualTo(500);
        assertThat(bench.putActionGroup("oncall").status()).isEqualTo(409);
        assertThat(bench.get(AG, "2023-01-01").status()).isEqualTo(503);
    }

    @Test
    void onlyADelayAnswersAsUsual() throws IOException {
        bench.faults("[{\"times\":1,\"delayMs\":1500}]");
        assertThat(bench.putActionGroup("oncall").status()).isEqualTo(201);
        assertThat(bench.putActionGroup("oncall").status()).isEqualTo(200);
        assertThat(bench.slept).containsExactly(1500L);
    }

    @Test
    void anInterruptedDelayIsInTheLedgerAndDoesNoWork() throws IOException {
        bench.faults("[{\"times\":1,\"delayMs\":1500}]");
        Emulator impatient = new Emulator(
                folder,
                Clock.fixed(Bench.NOW, ZoneOffset.UTC),
                millis -> {
                    throw new InterruptedException();
                },
                FrontDoor.open("https://management.azure.com"),
                GroupPolicy.CREATE);
        byte[] body = Bench.ACTION_GROUP.getBytes(StandardCharsets.UTF_8);
        ArmRequest put = new ArmRequest("PUT", AG, "api-version=2023-01-01", Map.of(), body);
        assertThatThrownBy(() -> impatient.handle(put)).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(bench.get(AG, "2023-01-01").status()).isEqualTo(404);
        assertThat(bench.ledger())
                .extracting(line -> line.path("status").asInt())
                .containsExactly(0, 404);
    }

    @Test
    void resetsBeforeTheWork() throws IOException {
        bench.faults("[{\"times\":1,\"action\":\"reset\"}]");
        assertThatThrownBy(() -> bench.putActionGroup("oncall"))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
        assertThat(bench.get(AG, "2023-01-01").status()).isEqualTo(404);
        assertThat(bench.ledger())
                .extracting(line -> line.path("status").asInt())
                .containsExactly(0, 404);
    }

    @Test
    void resetsAfterTheWorkWhenApplied() throws IOException {
        bench.faults("[{\"times\":1,\"action\":\"reset\",\"applied\":true}]");
        assertThatThrownBy(() -> bench.putActionGroup("oncall")).hasMessage("connection reset");
        assertThat(bench.get(AG, "2023-01-01").status()).isEqualTo(200);
    }

    @Test
    void cutsOrStallsTheBodyAfterTheWork() throws IOException {
        bench.faults("[{\"times\":1,\"action\":\"truncate\"},{\"times\":1,\"action\":\"stall\"}]");
        Answer cut = bench.putActionGroup("oncall");
        Answer stalled = bench.get(AG, "2023-01-01");
        Answer whole = bench.get(AG, "2023-01-01");
        assertThat(cut.ending()).isEqualTo(Ending.TRUNCATED);
        assertThat(cut.status()).isEqualTo(201);
        assertThat(stalled.ending()).isEqualTo(Ending.STALLED);
        assertThat(whole.text())
                .startsWith(cut.text())
                .hasSizeGreaterThan(cut.text().length());
        assertThat(whole.text()).startsWith(stalled.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{                                    | faults.json:1:",
                "{}                                    | faults.json: must be an array of faults",
                "[{\"stauts\":500}]                    | faults.json/0/stauts: is not a known key",
                "[{\"status\":42}]                     | faults.json/0/status: must be an HTTP status",
                "[{\"status\":\"500\"}]                | faults.json/0/status: must be an integer",
                "[{\"action\":\"explode\"}]            | faults.json/0/action: must be reset, truncate or stall",
                "[{\"match\":{\"path\":\"(\"}}]        | faults.json/0/match/path: is no regular expression",
                "[{\"body\":{}}]                       | faults.json/0/body: needs a status",
            })
    void aFileItDoesNotUnderstandIsAnErrorThatNamesIt(String faults, String message) throws IOException {
        bench.faults(faults);
        assertThatThrownBy(() -> bench.get(GROUP, "2021-04-01"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesVeryLongPatterns() throws IOException {
        bench.faults("[{\"match\":{\"path\":\"" + "a".repeat(1_001) + "\"}}]");
        assertThatThrownBy(() -> bench.get(GROUP, "2021-04-01")).hasMessageContaining("at most 1000 characters");
    }
}
