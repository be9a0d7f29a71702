package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.Waiting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code tocsin emulator} evaluates the shipped rules on an outage that was emitted: nothing arrives from 09:00 to 09:30. Its time
 * passes when the test says so.
 */
class EmulatorAlertsTest {
    private static final Instant BEFORE = Instant.parse("2026-01-05T08:58:20Z");
    private static final String ALERTS = "/subscriptions/00000000-0000-4000-8000-000000000001/providers/"
            + "Microsoft.AlertsManagement/alerts?api-version=2019-05-05-preview";

    @TempDir
    private Path folder;

    private final Heard out = new Heard();
    private final Heard err = new Heard();
    private final Steps time = new Steps(BEFORE);
    private Thread command = new Thread(() -> {});

    /** What was printed, for those who wait for it. */
    private static final class Heard extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            notifyAll();
        }

        synchronized String await(String text) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!text().contains(text)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                assertThat(left).as("waiting for " + text + " in:\n" + text()).isPositive();
                wait(left);
            }
            return text();
        }

        synchronized String text() {
            return toString(StandardCharsets.UTF_8);
        }
    }

    /** A clock that the test moves when somebody sleeps. */
    private static final class Steps extends Clock implements Waiting {
        private final SynchronousQueue<Instant> next = new SynchronousQueue<>();
        private volatile Instant now;

        Steps(Instant start) {
            now = start;
        }

        /** Returns when the sleeper woke up. */
        void moveTo(Instant time) throws InterruptedException {
            assertThat(next.offer(time, 30, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void sleep(Duration length) throws InterruptedException {
            assertThat(length).isBetween(Duration.ofMillis(1), Duration.ofSeconds(5));
            now = next.take();
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public double random() {
            return 0;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void emitAnOutage() {
        TestProject project = ShippedProject.copiedTo(folder)
                .variable("TEAMS_WEBHOOK_URL", "https://example.invalid/nobodys-business-t")
                .variable("SLACK_WEBHOOK_URL", "https://example.invalid/nobodys-business-s");
        assertThat(project.run("provision").exit()).isZero();
        CliRun emitted = project.run("telemetry", "emit", "--profile", "outage", "--for", "4h", "--after", "1h");
        assertThat(emitted.exit()).as(emitted.err()).isZero();
    }

    @AfterEach
    void stop() throws InterruptedException {
        command.interrupt();
        command.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(command.isAlive()).isFalse();
    }

    private EmulatorClient start(String... flags) throws InterruptedException {
        Terminal terminal = new Terminal(out, err, new ByteArrayInputStream(new byte[0]), Map.of(), false);
        String[] arguments = new String[5 + flags.length];
        arguments[0] = "emulator";
        arguments[1] = "--state";
        arguments[2] = folder.resolve(TestProject.STATE).toString();
        arguments[3] = "--ca-out";
        arguments[4] = folder.resolve("ca.pem").toString();
        System.arraycopy(flags, 0, arguments, 5, flags.length);
        command = new Thread(
                () -> Main.run(terminal, time, TestOutside.of(UnaryOperator.identity(), time), arguments), "emulator");
        command.start();
        err.await("Stop with Ctrl-C");
        return new EmulatorClient(out.text().strip(), folder.resolve("ca.pem"));
    }

    private static JsonNode only(EmulatorClient client, String filter) throws Exception {
        JsonNode list =
                EmulatorClient.json(client.send("GET", ALERTS + filter, "").body());
        assertThat(list.path("value")).as(list.toString()).hasSize(1);
        return list.at("/value/0/properties/essentials");
    }

    @Test
    void anOutageFiresAndResolvesAndBothAreTold() throws Exception {
        EmulatorClient client = start();
        err.await("note: 7 of 7 log alert rules are evaluated, the next at 2026-01-05T08:59:00Z\n");

        time.moveTo(Instant.parse("2026-01-05T09:12:00Z"));
        err.await("2026-01-05T09:10:00Z  FIRED no-telemetry (Sev0): measured 0; told: ");
        assertThat(only(client, "&monitorCondition=Fired&alertRule=no-telemetry")
                        .path("startDateTime")
                        .asText())
                .isEqualTo("2026-01-05T09:10:00Z");

        for (int second = 0; second < 15; second += 5) {
            time.moveTo(Instant.parse("2026-01-05T09:47:00Z").plusSeconds(second));
        }
        String told = err.await("2026-01-05T09:45:00Z  RESOLVED no-telemetry (Sev0): measured ");
        JsonNode alert = only(client, "&severity=Sev0&alertRule=no-telemetry");
        assertThat(alert.path("monitorCondition").asText()).isEqualTo("Resolved");
        assertThat(alert.path("monitorConditionResolvedDateTime").asText()).isEqualTo("2026-01-05T09:45:00Z");
        assertThat(told)
                .contains("Logic App teams-oncall")
                .doesNotContain("nobodys-business")
                .doesNotContain("oncall@example.com")
                .doesNotContain("not evaluated")
                .doesNotContain("Exception");
        assertThat(out.text()).isEqualTo(client.address() + "\n");
    }

    @Test
    void theFlagTurnsItOff() throws Exception {
        EmulatorClient client = start("--no-evaluate");

        assertThat(err.text()).contains("alert rules are not evaluated\n").doesNotContain("note: ");
        assertThat(time.next.offer(BEFORE.plusSeconds(5))).isFalse();
        JsonNode list = EmulatorClient.json(client.send("GET", ALERTS, "").body());
        assertThat(list.path("value").isArray()).isTrue();
        assertThat(list.path("value")).isEmpty();
    }
}
