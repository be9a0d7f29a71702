package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Help texts and {@code docs/cli.md} come from the specifications; {@code -Dupdate.golden=true} writes them anew. */
class CommandLineReferenceTest {
    private static final boolean UPDATE = Boolean.getBoolean("update.golden");
    private static final Path USAGE = Path.of("src/main/resources/dev/tocsin/cli/usage.txt");
    private static final Path REFERENCE = Path.of("../docs/cli.md");

    private final Map<String, String> usages = Main.usages(silent(), CliRun.CLOCK);

    @Test
    void helpOfTheProgramIsThatOfItsSpecification() throws IOException {
        assertSame(USAGE, usages.get("tocsin"));
        assertThat(CliRun.of("--help").out()).isEqualTo(usages.get("tocsin"));
        assertThat(CliRun.of().out()).isEqualTo(usages.get("tocsin"));
    }

    @Test
    void helpOfACommandIsThatOfItsSpecification() {
        assertThat(CliRun.of("provision", "--help").out()).isEqualTo(usages.get("tocsin provision"));
    }

    @Test
    void referenceListsEveryCommandWithItsFlags() throws IOException {
        StringBuilder page =
                new StringBuilder("# Command line\n\nGenerated from the program; see [exit codes](exit-codes.md).\n");
        usages.forEach((name, usage) -> page.append("\n## ")
                .append(name)
                .append("\n\n```\n")
                .append(usage)
                .append("```\n"));
        assertSame(REFERENCE, page.toString());
    }

    @Test
    void unknownFlagsAndCommandsAreUsageErrorsWithASuggestion() {
        CliRun flag = CliRun.of("provision", "--dryrun");
        assertThat(flag.exit()).isEqualTo(64);
        assertThat(flag.err()).startsWith("error: there is no flag --dryrun; did you mean --dry-run?");
        CliRun command = CliRun.of("provison");
        assertThat(command.exit()).isEqualTo(64);
        assertThat(command.err()).startsWith("error: there is no command provison; did you mean provision?");
    }

    private static void assertSame(Path file, String text) throws IOException {
        if (UPDATE) {
            Files.writeString(file, text);
        }
        assertThat(file).hasContent(text);
    }

    private static Terminal silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Terminal(nowhere, nowhere, new ByteArrayInputStream(new byte[0]), Map.of(), false);
    }
}
