package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code tocsin doctor} finds what is planted, each defect and nothing else. */
class DoctorTest extends DoctorBench {
    @Test
    void findsNothingWrongWhereNothingIsWrongInLessThanFiveSeconds() {
        JsonNode report = assertTimeout(Duration.ofSeconds(5), () -> examine(0));

        assertThat(statuses(report))
                .hasSize(20)
                .allSatisfy((check, status) -> assertThat(status).as(check).isEqualTo("pass"));
        assertThat(report.at("/summary/pass").intValue()).isEqualTo(20);
    }

    @Test
    void offlineLooksAtThisMachineAloneAndSkipsTheRest() {
        JsonNode report = examine(0, "--offline");

        assertThat(statuses(report))
                .containsAllEntriesOf(Map.of(
                        "configuration", "pass",
                        "disk-space", "pass",
                        "log-files", "pass",
                        "system-resources", "pass",
                        "permissions", "skipped"));
        assertThat(statuses(report).values()).filteredOn("skipped"::equals).hasSize(16);
        assertThat(project.requests()).isEmpty();
    }

    @Test
    void skipsWhatTheEmulatorInThisProcessDoesNotHave() throws IOException {
        TestProject local = ShippedProject.copiedTo(folder.resolve("local"));
        copy(applied.resolve("project").resolve(TestProject.STATE), local.root().resolve(TestProject.STATE));

        CliRun run = local.run("doctor");

        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("skipped  silent-telemetry       the target is the emulator in this process, in which no row")
                .contains("skipped  database-connectivity  the target is the emulator in this process, in which no row")
                .endsWith("20 checks of the environment local: 14 passed, 0 warnings, 0 failed, 6 skipped\n");
    }

    /** By the same queries as in Azure, which our own engine runs. */
    @Test
    void asksForTheRowsThatLandedInTheEmulatorInThisProcess() throws IOException {
        TestProject local = ShippedProject.copiedTo(folder.resolve("local"));
        copy(applied.resolve("project").resolve(TestProject.STATE), local.root().resolve(TestProject.STATE));
        assertThat(local.run("telemetry", "emit", "--profile", "database-down", "--for", "1h", "--after", "50m")
                        .exit())
                .isZero();

        CliRun run = local.run("doctor", "--only", "silent-telemetry,database-connectivity");

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.out())
                .contains("fail     database-connectivity  the application does not reach its database: 10 of ")
                .contains(
                        "warning  silent-telemetry       no data of 4 of 10 metrics of the contract in the last 24 hours")
                .contains("- no data of the metric database_queries_total in the last 24 hours\n");
    }

    @Test
    void onlyAsks() {
        examine(0);

        assertThat(project.writes()).isNotEmpty().allMatch(one -> one.endsWith("/oauth2/v2.0/token"));
    }

    @ParameterizedTest
    @EnumSource(DoctorDefect.class)
    void findsADoctorDefectAndNothingElse(DoctorDefect planted) throws IOException {
        plant(EnumSet.of(planted));

        assertFound(EnumSet.of(planted), examine(planted == DoctorDefect.NO_IDENTITY ? 0 : 5));
    }

    /** Without a way to Azure, or without a credential, nothing else can be seen. */
    @Test
    void findsAllDoctorDefectsThatCanBeSeenTogether() throws IOException {
        Set<DoctorDefect> all =
                EnumSet.complementOf(EnumSet.of(DoctorDefect.WRONG_CA, DoctorDefect.EXPIRED_CREDENTIAL));
        plant(all);

        assertFound(all, examine(5));
    }

    private void assertFound(Set<DoctorDefect> planted, JsonNode report) {
        assertThat(wrong(report))
                .containsExactlyInAnyOrderElementsOf(
                        planted.stream().map(one -> one.check).toList());
        for (DoctorDefect one : planted) {
            assertThat(check(report, one.check).path("remediation").asText())
                    .as(one.check)
                    .contains(one.remedy);
        }
        assertThat(planted)
                .noneMatch(one ->
                        one == DoctorDefect.WRONG_CA && project.requests().size() > 0);
        report.path("checks").forEach(check -> {
            if (check.path("status").asText().equals("skipped")) {
                assertThat(check.path("message").asText())
                        .matches("needs (network-connectivity|credentials), which failed");
            }
        });
    }
}
