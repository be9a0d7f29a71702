package dev.tocsin.emulator;

import static dev.tocsin.emulator.Bench.GROUP;
import static dev.tocsin.emulator.Bench.INSIGHTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTest {
    private static final String AG = INSIGHTS + "actionGroups/oncall";

    @TempDir
    private Path folder;

    @Test
    void survivesReopening() throws IOException {
        new Bench(folder).putActionGroup("oncall");
        assertThat(new Bench(folder)
                        .get(AG, "2023-01-01")
                        .at("/properties/groupShortName")
                        .asText())
                .isEqualTo("oncall");
    }

    /** What was sent may hold secrets, and Azure shows them to nobody else either. */
    @Test
    void onlyTheOwnerCanReadWhatIsKept() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path state = folder.resolve("new/state");
        Bench bench = new Bench(state);
        bench.putActionGroup("oncall");
        assertThat(bench.emulator().arm("[{\"match\":{\"path\":\"/\"},\"times\":1,\"status\":500}]"))
                .isEmpty();
        bench.putActionGroup("oncall");
        bench.emulator().clearLedger();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(state)) {
            assertThat(files)
                    .hasSize(5)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void remembersDeletions() throws IOException {
        Bench bench = new Bench(folder);
        bench.putActionGroup("oncall");
        assertThat(bench.send("DELETE", AG, "api-version=2023-01-01", "").status())
                .isEqualTo(200);
        assertThat(bench.send("DELETE", AG, "api-version=2023-01-01", "").status())
                .isEqualTo(204);
        assertThat(new Bench(folder).get(AG, "2023-01-01").status()).isEqualTo(404);
    }

    @Test
    void removesWhatAKilledProcessWasAboutToPutInPlace() throws IOException {
        Files.writeString(folder.resolve("state.jsonl.new"), "{\"format\":1");
        Files.writeString(folder.resolve("faults-used.json.new"), "{");
        new Bench(folder).putActionGroup("oncall");
        assertThat(folder.resolve("state.jsonl.new")).doesNotExist();
        assertThat(folder.resolve("faults-used.json.new")).doesNotExist();
    }

    @Test
    void cutsOffALineThatWasTornByAKill() throws IOException {
        Bench first = new Bench(folder);
        first.putActionGroup("oncall");
        Files.writeString(folder.resolve("state.jsonl"), "{\"id\":\"/subscr", StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("ledger.jsonl"), "{\"seq\":2,\"ti", StandardOpenOption.APPEND);
        Bench second = new Bench(folder);
        second.putActionGroup("team");
        assertThat(first.get(AG, "2023-01-01").status()).isEqualTo(200);
        assertThat(new Bench(folder)
                        .get(INSIGHTS + "actionGroups/team", "2023-01-01")
                        .status())
                .isEqualTo(200);
        assertThat(first.ledger()).extracting(line -> line.path("seq").asInt()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void startsAgainWhenTheHeaderWasTorn() throws IOException {
        Files.writeString(folder.resolve("state.jsonl"), "{\"form");
        Bench bench = new Bench(folder);
        bench.putActionGroup("oncall");
        assertThat(new Bench(folder).get(AG, "2023-01-01").status()).isEqualTo(200);
    }

    @Test
    void namesTheFileAndLineThatAreDamaged() throws IOException {
        new Bench(folder).putActionGroup("oncall");
        Files.writeString(folder.resolve("state.jsonl"), "nonsense\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> new Bench(folder)).cause().hasMessageContaining("state.jsonl, line 4 is damaged");
    }

    @Test
    void seesTheWritesOfAnotherEmulatorOnTheSameFolder() throws IOException {
        Bench one = new Bench(folder);
        Bench two = new Bench(folder);
        one.putActionGroup("oncall");
        assertThat(two.get(AG, "2023-01-01").status()).isEqualTo(200);
        two.send("DELETE", AG, "api-version=2023-01-01", "");
        assertThat(one.get(AG, "2023-01-01").status()).isEqualTo(404);
    }

    @Test
    void compactsOnOpeningAndTheOthersNotice() throws IOException {
        Bench old = new Bench(folder);
        for (int i = 0; i < 1_100; i++) {
            old.putActionGroup("oncall");
        }
        long before = Files.size(folder.resolve("state.jsonl"));
        Bench fresh = new Bench(folder);
        assertThat(Files.size(folder.resolve("state.jsonl"))).isLessThan(before / 100);
        fresh.putActionGroup("team");
        assertThat(old.get(AG, "2023-01-01").status()).isEqualTo(200);
        assertThat(old.get(INSIGHTS + "actionGroups/team", "2023-01-01").status())
                .isEqualTo(200);
        old.putActionGroup("third");
        assertThat(fresh.get(INSIGHTS + "actionGroups", "2023-01-01").at("/value"))
                .hasSize(3);
    }

    @Test
    void numbersRequestsAcrossEmulatorsAndRestarts() throws IOException {
        Bench one = new Bench(folder);
        Bench two = new Bench(folder);
        one.get(GROUP, "2021-04-01");
        two.get(GROUP, "2021-04-01");
        one.get(GROUP, "2021-04-01");
        new Bench(folder).send("GET", GROUP + "/providers/Microsoft.Insights/x", "api-version=1&a=%20", "");
        assertThat(one.ledger()).extracting(line -> line.path("seq").asInt()).containsExactly(1, 2, 3, 4);
        assertThat(one.ledger().get(3).toString())
                .contains("\"time\":\"2026-01-05T12:34:56.789Z\",\"method\":\"GET\",\"path\":\"" + GROUP)
                .contains("\"query\":\"api-version=1&a=%20\",\"status\":404,\"requestId\":\"");
    }

    @Test
    void findsTheLastNumberBehindAVeryLongLine() throws IOException {
        Bench bench = new Bench(folder);
        bench.get(GROUP, "2021-04-01");
        bench.send("GET", GROUP, "api-version=1&x=" + "y".repeat(50_000), "");
        new Bench(folder).get(GROUP, "2021-04-01");
        assertThat(bench.ledger()).extracting(line -> line.path("seq").asInt()).containsExactly(1, 2, 3);
    }

    @Test
    void takesRequestsFromManyThreadsAndEmulatorsAtOnce() throws Exception {
        List<Bench> benches = List.of(new Bench(folder), new Bench(folder));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> answers = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                int number = i;
                Callable<Integer> put = () ->
                        benches.get(number % 2).putActionGroup("ag" + number).status();
                answers.add(threads.submit(put));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(201);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(benches.get(0).get(INSIGHTS + "actionGroups", "2023-01-01").at("/value"))
                .hasSize(100);
        List<Integer> numbers = benches.get(0).ledger().stream()
                .map(line -> line.path("seq").asInt())
                .toList();
        assertThat(numbers).hasSize(101).isSorted().doesNotHaveDuplicates();
    }
}
