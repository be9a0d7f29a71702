package dev.tocsin.cli;

import dev.tocsin.emulator.GroupPolicy;
import dev.tocsin.emulator.Tenant;
import dev.tocsin.emulator.server.EmulatorServer;
import dev.tocsin.emulator.server.ServerSettings;
import dev.tocsin.rounds.Raised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ParameterException;

/** {@code tocsin emulator}. */
final class EmulatorCommand implements Verb {
    private static final int HIGHEST_PORT = 65_535;

    private final Terminal terminal;
    private final Clock clock;
    private final Outside outside;

    EmulatorCommand(Terminal terminal, Clock clock, Outside outside) {
        this.terminal = terminal;
        this.clock = clock;
        this.outside = outside;
    }

    @Override
    public String name() {
        return "emulator";
    }

    @Override
    public Spec spec() {
        return Verb.spec(name(), "Serve the local ARM over HTTPS on the loopback addresses, until it is stopped.")
                .add(Verb.value("--state", "DIR", "Folder of its state; default: .tocsin/emulator, as in process."))
                .add(Verb.number("--port", "N", "Port; default: any free one."))
                .add(Verb.value("--ca-out", "FILE", "Also write the certificate that clients must trust."))
                .add(Verb.flag("--create-groups", "Make resource groups when they are first named."))
                .add(Verb.number("--token-seconds", "N", "How long its tokens are good; default: 3600."))
                .add(Verb.flag(
                        "--no-evaluate",
                        "Do not evaluate alert rules on the rows that land and the changes that happen."));
    }

    @Override
    public ExitCode run(Given given, HeadStart prepared) {
        ServerSettings settings = settings(given);
        boolean evaluate = !given.has("--no-evaluate");
        Raised raised = new Raised();
        try (EmulatorServer server = RuleRounds.serve(settings, clock, raised);
                RuleRounds rounds = new RuleRounds(server.emulator(), raised, terminal, clock, outside.waiting())) {
            // Not "finally": a signal ends the process without unwinding this thread.
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-emulator"));
            Path authority = authority(given, server);
            terminal.result(server.address() + "\n");
            terminal.say(hints(server, authority, settings, evaluate));
            if (evaluate) {
                rounds.begin();
            }
            new CountDownLatch(1).await();
            return ExitCode.DONE;
        } catch (IOException e) {
            terminal.say("error: the emulator cannot start: " + e.getMessage() + "\n");
            return ExitCode.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.DONE;
        }
    }

    private static ServerSettings settings(Given given) {
        int port = number(given, "--port", 0, HIGHEST_PORT, 0);
        int seconds = number(given, "--token-seconds", 1, Integer.MAX_VALUE, (int) ServerSettings.ONE_HOUR.toSeconds());
        return new ServerSettings(
                Path.of(given.value("--state", ".tocsin/emulator"))
                        .toAbsolutePath()
                        .normalize(),
                port,
                given.has("--create-groups") ? GroupPolicy.CREATE : GroupPolicy.REQUIRE,
                Duration.ofSeconds(seconds));
    }

    private static int number(Given given, String name, int least, int most, int fallback) {
        int value = given.value(name, fallback);
        if (value < least || value > most) {
            throw new ParameterException(
                    given.commandLine(), name + " must be a number from " + least + " to " + most + ", not " + value);
        }
        return value;
    }

    private static Path authority(Given given, EmulatorServer server) throws IOException {
        String file = given.value("--ca-out", "");
        if (file.isEmpty()) {
            return server.authority();
        }
        Path out = Path.of(file).toAbsolutePath().normalize();
        Files.copy(server.authority(), out, StandardCopyOption.REPLACE_EXISTING);
        return out;
    }

    private static String hints(EmulatorServer server, Path authority, ServerSettings settings, boolean evaluate) {
        return "local ARM on " + server.address() + ", state in " + settings.state() + "\n"
                + "clients must trust " + authority + "; any client id and made-up secret logs in; tenant " + Tenant.ID
                + "\n  curl --cacert " + authority + " " + server.address()
                + "/metadata/endpoints?api-version=2015-01-01\n"
                + (evaluate
                        ? "alert rules are evaluated on the rows that land; what fires is told here\n"
                        : "alert rules are not evaluated\n")
                + "azure-cli: see docs/emulator.md. Never send real credentials here. Stop with Ctrl-C.\n";
    }
}
