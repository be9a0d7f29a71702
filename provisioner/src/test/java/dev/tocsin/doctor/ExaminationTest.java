package dev.tocsin.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.azure.ArmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ExaminationTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** What a check of a test does. */
    @FunctionalInterface
    private interface Look {
        Finding at(String name) throws InterruptedException;
    }

    private static Check check(String name, Set<String> needs, Look look) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Set<String> needs() {
                return needs;
            }

            @Override
            public Finding run() throws InterruptedException {
                return look.at(name);
            }
        };
    }

    private static Finding fail(String name) {
        return Finding.fail(name, "broken", List.of(), "mend it");
    }

    private static List<Finding> run(Duration deadline, Check... checks) throws InterruptedException {
        return new Examination(deadline).run(List.of(checks));
    }

    @Test
    void looksAtSeveralThingsAtTheSameTime() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        Look meet = name -> {
            both.countDown();
            return both.await(30, TimeUnit.SECONDS) ? Finding.pass(name, "met") : fail(name);
        };

        assertThat(run(LONG, check("a", Set.of(), meet), check("b", Set.of(), meet)))
                .extracting(Finding::status)
                .containsExactly(Status.PASS, Status.PASS);
    }

    @Test
    void aCheckThatDoesNotEndIsAFailureAndNoWait() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);

        List<Finding> findings = run(
                Duration.ofMillis(50),
                check("stuck", Set.of(), name -> {
                    never.await();
                    return Finding.pass(name, "unexpected");
                }),
                check("next", Set.of("stuck"), name -> Finding.pass(name, "unexpected")));

        assertThat(findings.get(0).status()).isEqualTo(Status.FAIL);
        assertThat(findings.get(0).message()).startsWith("it did not end within");
        assertThat(findings.get(0).remediation().orElseThrow()).endsWith("tocsin doctor --only stuck");
        assertThat(findings.get(1).message()).isEqualTo("needs stuck, which failed");
    }

    @Test
    void namesTheRootOfAChainAndNotItsLastLink() throws InterruptedException {
        List<Finding> findings = run(
                LONG,
                check("last", Set.of("middle"), name -> Finding.pass(name, "unexpected")),
                check("middle", Set.of("root"), name -> Finding.pass(name, "unexpected")),
                check("root", Set.of(), ExaminationTest::fail));

        assertThat(findings)
                .extracting(Finding::message)
                .containsExactly("needs root, which failed", "needs root, which failed", "broken");
    }

    @Test
    void whatCannotBeLookedAtHereDoesNotKeepOthersFromLooking() throws InterruptedException {
        assertThat(run(
                        LONG,
                        Check.absent("network", "there is none"),
                        check("rules", Set.of("network"), name -> Finding.pass(name, "fine"))))
                .extracting(Finding::status)
                .containsExactly(Status.SKIPPED, Status.PASS);
    }

    @Test
    void leavesItToPermissionsToTellWhatIsForbidden() throws InterruptedException {
        Finding forbidden = run(LONG, check("rules", Set.of(), name -> {
                    throw new ArmException(403, "AuthorizationFailed", "may not", Optional.empty());
                }))
                .get(0);
        Finding refused = run(LONG, check("rules", Set.of(), name -> {
                    throw new ArmException(500, "Oops", "broken there", Optional.empty());
                }))
                .get(0);

        assertThat(forbidden.status()).isEqualTo(Status.SKIPPED);
        assertThat(refused.status()).isEqualTo(Status.FAIL);
        assertThat(refused.message()).isEqualTo("broken there");
    }

    @Test
    void aFaultOfOursIsAFindingAndEndsNothing() throws InterruptedException {
        List<Finding> findings = run(
                LONG,
                check("ours", Set.of(), name -> {
                    throw new IllegalStateException("unexpected");
                }),
                check("other", Set.of(), name -> Finding.pass(name, "fine")));

        assertThat(findings.get(0).message()).isEqualTo("a fault of Tocsin: IllegalStateException: unexpected");
        assertThat(findings.get(1).status()).isEqualTo(Status.PASS);
    }
}
