package dev.tocsin.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of the README's first ten minutes, as they stand there, in one shell. */
class ReadmeTest {
    private static final String SECTION = "## Your first ten minutes on a real subscription";
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    /** What a comment promises: the words a command prints. */
    private static final Pattern PROMISE = Pattern.compile("#.*?(\\d+ created|\\d+ to change)");

    /**
     * The only commands that are not run here, because they need an account. The real Azure CLI is tested against the
     * emulator in its own module; here a recorder stands for it.
     */
    private static final List<String> RECORDED = List.of("az login", "az group create");

    /** What the text between the blocks asks the reader to do by hand; here the environment becomes one of the emulator. */
    private static final String EDIT =
            "sed -i 's/\"target\": \"azure\"/\"target\": \"emulator\"/; /\"cloud\"/d; s/00000000-0000-0000-0000-000000000000/"
                    + "00000000-0000-4000-8000-000000000009/' tocsin.json\n";

    @TempDir
    private Path folder;

    @Test
    void everyCommandOfTheFirstTenMinutesRunsAndKeepsItsPromise() throws Exception {
        List<String> blocks =
                BLOCK.matcher(section()).results().map(block -> block.group(1)).toList();
        assertThat(blocks).hasSize(3);
        Machine machine = new Machine(folder);
        machine.reply("");
        Files.copy(folder.resolve("bin/gh"), folder.resolve("bin/az"));
        Files.copy(folder.resolve("tocsin.zip"), machine.work("tocsin-0.1.0.zip"));

        String script = "set -euo pipefail\n" + blocks.get(0) + blocks.get(1) + EDIT + blocks.get(2);
        Machine.Result result = machine.run(script, Map.of(), "", "bash");

        assertThat(result.exit()).as(result.out()).isZero();
        for (String line : (Iterable<String>) script.lines()::iterator) {
            Matcher promise = PROMISE.matcher(line);
            if (promise.find()) {
                assertThat(result.out()).contains(promise.group(1));
            }
        }
        String commands = script.lines().filter(line -> line.startsWith("az ")).collect(Collectors.joining("\n"));
        assertThat(commands.lines()).allMatch(line -> RECORDED.stream().anyMatch(line::startsWith));
        assertThat(machine.calls())
                .isEqualTo(commands.replaceAll("(?m)^az ", "").replace(' ', '\n') + "\n");
    }

    private static String section() {
        String readme = Machine.read(Path.of("../README.md"));
        int start = readme.indexOf(SECTION);
        assertThat(start).isPositive();
        return readme.substring(start, readme.indexOf("\n## ", start + 1));
    }
}
