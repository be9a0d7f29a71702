package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Plain command lines are read without picocli, and always as picocli would read them. */
class PlainGivenTest {
    private static final List<String> VALUES = List.of(
            "a",
            "b,c",
            "K=V",
            "local,prod",
            ",",
            "a,,b",
            "a,",
            "",
            "-",
            "-x",
            "@file",
            "\"q\"",
            "a\"b,c\"",
            "'s'",
            "0",
            "12",
            "--",
            "--dry-run",
            "-h",
            "--help",
            "-C",
            "--env=x",
            "word",
            "a b",
            "=",
            "ü");

    private final Map<String, Spec> specs = Main.specs(
            new Terminal(
                    OutputStream.nullOutputStream(),
                    OutputStream.nullOutputStream(),
                    InputStream.nullInputStream(),
                    Map.of(),
                    false),
            CliRun.CLOCK);

    @Test
    void aPlainLineGivesWhatPicocliMakesOfIt() {
        Random random = new Random(20_261_130);
        int plain = 0;
        for (Spec spec : specs.values()) {
            for (int i = 0; i < 3_000; i++) {
                String[] args = line(spec, random);
                Optional<Given> given = PlainGiven.of(spec, args);
                if (given.isPresent()) {
                    plain++;
                    assertSame(spec, given.get(), args);
                }
            }
        }
        assertThat(plain).isGreaterThan(1_000);
    }

    private static String[] line(Spec spec, Random random) {
        List<Flag> flags = spec.flags();
        List<String> line = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            Flag flag = flags.get(random.nextInt(flags.size()));
            String name = flag.names().get(random.nextInt(flag.names().size()));
            String value = VALUES.get(random.nextInt(VALUES.size()));
            switch (random.nextInt(5)) {
                case 0 -> line.add(name);
                case 1 -> line.add(name + "=" + value);
                case 2 -> line.add(value);
                default -> {
                    line.add(name);
                    if (!flag.label().isEmpty()) {
                        line.add(value);
                    }
                }
            }
        }
        return line.toArray(String[]::new);
    }

    private static void assertSame(Spec spec, Given plain, String... args) {
        ParseResult parsed = new CommandLine(spec.picocli()).parseArgs(args);
        Given other = new ParsedGiven(parsed);
        assertThat(parsed.isUsageHelpRequested()).as(String.join(" ", args)).isFalse();
        for (Flag flag : spec.flags()) {
            String at = String.join(" ", args) + ": " + flag.name();
            assertThat(plain.has(flag.name())).as(at).isEqualTo(other.has(flag.name()));
            assertThat(plain.value(flag.name(), (Object) "none")).as(at).isEqualTo(other.value(flag.name(), (Object)
                    "none"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--dry-run",
                "--env prod --dry-run --detailed-exitcode -C infra",
                "--env=dev,prod --set a=b --set=c=d --output json --yes",
                "--out plan.json --prune --target workbook/* --log-format json"
            })
    void whatPipelinesGiveIsPlain(String line) {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ", -1);

        assertThat(PlainGiven.of(provision(), args)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--dryrun",
                "now",
                "--dry-run --dry-run",
                "--dry-run=true",
                "--out",
                "--out --yes",
                "--out a --out b",
                "-Cinfra",
                "-C=infra",
                "--max-deletes 3",
                "@file",
                "--env a,,b",
                "--set"
            })
    void whatIsAnythingElseIsLeftToPicocli(String line) {
        assertThat(PlainGiven.of(provision(), line.split(" ", -1))).isEmpty();
    }

    private Spec provision() {
        return Optional.ofNullable(specs.get("tocsin provision")).orElseThrow();
    }
}
