package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed at every write boundary of the shipped project; the next run finishes the work, and the one after that
 * finds nothing to do. By default every second write is killed at one of its three points, and only the killed run is a process
 * of its own; with {@code -Dtocsin.sweep=full} each write is killed at all three, and all runs are.
 */
class KillSweepTest {
    @TempDir
    private static Path folder;

    private static World world;

    @BeforeAll
    static void makeBystanders() {
        world = World.in(folder.resolve("world"));
        assertThat(world.bystanders()).hasSize(47);
    }

    /** A run that is under way. */
    private record Killed(TestProject project, KilledRun.Point point, int nth, Process process) {}

    @Test
    void everyKillIsFollowedByConvergence() throws IOException, InterruptedException {
        List<Killed> runs = new ArrayList<>();
        int writes = world.applied().size();
        for (int nth = 1; nth <= writes; nth += Sweep.FULL ? 1 : 2) {
            for (KilledRun.Point point : points(nth)) {
                TestProject project = world.project(folder.resolve(point + "-" + nth));
                runs.add(new Killed(project, point, nth, start(project, nth, point)));
                if (runs.size() % 2 == 0) {
                    for (Killed run : runs.subList(runs.size() - 2, runs.size())) {
                        converges(run);
                    }
                }
            }
        }
        if (runs.size() % 2 == 1) {
            converges(runs.get(runs.size() - 1));
        }
        assertThat(runs).hasSize(Sweep.FULL ? 3 * writes : (writes + 1) / 2);
    }

    private static List<KilledRun.Point> points(int nth) {
        List<KilledRun.Point> all = List.of(KilledRun.Point.values());
        return Sweep.FULL ? all : List.of(all.get(nth % all.size()));
    }

    private static void converges(Killed killed) throws IOException, InterruptedException {
        TestProject project = killed.project();
        String what = killed.point() + " at write " + killed.nth();
        assertThat(killed.process().waitFor(60, TimeUnit.SECONDS)).as(what).isTrue();
        assertThat(killed.process().exitValue())
                .as(() -> what + ": " + output(project))
                .isEqualTo(KilledRun.KILLED);
        if (killed.point() != KilledRun.Point.BEFORE_SENDING) {
            assertThat(project.writes()).as(what).isNotEmpty();
        }
        world.assertBystandersNotAddressed(project);

        assertThat(provision(project, 0))
                .as(() -> what + ", rerun: " + output(project))
                .isZero();
        world.assertConverged(project);
        world.assertBystandersNotAddressed(project);
        project.forgetRequests();
        assertThat(provision(project, 0))
                .as(() -> what + ", third run: " + output(project))
                .isZero();
        assertThat(project.writes()).as(what).isEmpty();
        try (Stream<Path> left = Files.list(project.root().resolve(TestProject.STATE))) {
            assertThat(left.map(file -> file.getFileName().toString()).sorted())
                    .as(what)
                    .containsExactly("ledger.jsonl", "lock", "state.jsonl");
        }
    }

    private static int provision(TestProject project, int never) throws IOException, InterruptedException {
        if (Sweep.FULL) {
            return start(project, never, KilledRun.Point.ANSWERED).waitFor();
        }
        CliRun run = project.run("provision");
        Files.writeString(project.root().resolve("output"), run.out() + run.err());
        return run.exit();
    }

    private static Process start(TestProject project, int nth, KilledRun.Point point) throws IOException {
        return JavaProcess.of(
                        KilledRun.class,
                        String.valueOf(nth),
                        point.name(),
                        "provision",
                        "-C",
                        project.root().toString())
                .redirectErrorStream(true)
                .redirectOutput(project.root().resolve("output").toFile())
                .start();
    }

    private static String output(TestProject project) {
        try {
            return Files.readString(project.root().resolve("output"));
        } catch (IOException e) {
            return "no output";
        }
    }
}
