package dev.tocsin.cli;

import dev.tocsin.arm.Suggestion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** {@code tocsin telemetry}. */
final class TelemetryCommand implements Verb {
    private static final List<String> ACTIONS = List.of("emit", "drill");

    private static final List<String> EMIT =
            List.of("--for", "--after", "--component", "--yes", "--otlp", "--dcr-endpoint");

    /** The ingestion takes nothing older than 48 hours. */
    private static final int MOST_HOURS = 47;

    private final Terminal terminal;
    private final Clock clock;
    private final Outside outside;

    TelemetryCommand(Terminal terminal, Clock clock, Outside outside) {
        this.terminal = terminal;
        this.clock = clock;
        this.outside = outside;
    }

    @Override
    public String name() {
        return "telemetry";
    }

    @Override
    public Spec spec() {
        return ProjectOptions.addTo(Verb.spec(
                                name(),
                                "Send what the application would send, or hold a fire drill: who hears what when it breaks.")
                        .add(PositionalParamSpec.builder()
                                .index("0")
                                .arity("1")
                                .paramLabel("emit|drill")
                                .type(String.class)
                                .description(
                                        "emit: send the rows of a profile of the telemetry contract, ending now. drill:"
                                                + " break something on a throw-away emulator, offline, and show when the rule"
                                                + " fires, who hears what, and when it resolves.")
                                .build())
                        .add(PositionalParamSpec.builder()
                                .index("1")
                                .arity("0..1")
                                .paramLabel("RULE")
                                .type(String.class)
                                .description(
                                        "drill: the alert rule, by name or kind/name; default: each that is enabled.")
                                .build()))
                .add(Verb.value(
                        "--profile",
                        "NAME",
                        "Profile of the telemetry contract; drill: default: the one that"
                                + " says that the rule fires on it."))
                .add(Verb.value("--for", "LENGTH", "emit: how much history, such as 30m; default: 1h, at most 47h."))
                .add(Verb.value(
                        "--after", "LENGTH", "emit: when in it what goes wrong begins; default: at its beginning."))
                .add(Verb.value("--component", "NAME", "emit: the component, when the project has several."))
                .add(Verb.flag("--yes", "emit: do not ask before sending to Azure."))
                .add(
                        Verb.flag(
                                "--otlp",
                                "emit: send it as OpenTelemetry's own protocol, over HTTP in protobuf; to Azure only with --dcr-endpoint."))
                .add(Verb.values(
                        "--dcr-endpoint",
                        "URL",
                        "https://HOST/dataCollectionRules/IMMUTABLE-ID, or the address of one signal: the data"
                                + " collection rule that takes the OTLP of emit in Azure. A preview. Repeatable."))
                .add(Verb.value("--now", "TIME", "drill: when it breaks, as in 2026-01-05T12:00:00Z; default: now."))
                .add(OutputFormat.option(OutputFormat.TEXT, OutputFormat.JSON));
    }

    @Override
    public ExitCode run(Given given, HeadStart prepared) {
        String action = given.word(0, "");
        if (!ACTIONS.contains(action)) {
            throw refused(
                    given,
                    "what to do is one of " + String.join(", ", ACTIONS) + ", not \"" + action + "\""
                            + Suggestion.nearest(action, ACTIONS)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(""));
        }
        boolean emit = action.equals("emit");
        for (String flag : emit ? List.of("--now", "--output") : EMIT) {
            if (given.has(flag)) {
                throw refused(given, flag + " is for " + (emit ? "drill" : "emit"));
            }
        }
        return emit ? emit(given, prepared) : drill(given, prepared);
    }

    private ExitCode emit(Given given, HeadStart prepared) {
        String profile = given.value("--profile", "");
        if (!given.word(1, "").isEmpty() || profile.isEmpty()) {
            throw refused(given, profile.isEmpty() ? "emit takes --profile NAME" : "emit takes no rule");
        }
        Duration length = LengthOption.of(given, "--for", Duration.ofHours(1), Duration.ofHours(MOST_HOURS));
        Duration after = LengthOption.of(given, "--after", Duration.ZERO, length);
        if (length.isZero()) {
            throw refused(given, "--for 0 sends nothing");
        }
        List<String> endpoints = given.value("--dcr-endpoint", List.of());
        if (!endpoints.isEmpty() && !given.has("--otlp")) {
            throw refused(given, "--dcr-endpoint takes OTLP; say --otlp too");
        }
        Optional<Workspace.Ready> ready = new Workspace(terminal, prepared).open(ProjectOptions.of(given));
        if (ready.isEmpty()) {
            return ExitCode.USAGE;
        }
        return new EmitRun(terminal, clock, outside, ready.get(), new Runs(terminal, clock, outside, prepared))
                .run(new EmitRun.Wish(
                        profile,
                        length,
                        after,
                        given.value("--component", ""),
                        given.has("--yes"),
                        given.has("--otlp"),
                        endpoints));
    }

    private ExitCode drill(Given given, HeadStart prepared) {
        OutputFormat output = OutputFormat.of(given, OutputFormat.TEXT, OutputFormat.JSON);
        Instant start = NowOption.of(given).orElseGet(clock::instant).truncatedTo(ChronoUnit.MINUTES);
        Optional<String> profile = given.value("--profile");
        String rule = given.word(1, "");
        if (profile.isPresent() && rule.isEmpty()) {
            throw refused(given, "--profile needs the name of a rule");
        }
        Optional<Workspace.Ready> ready = new Workspace(terminal, prepared).open(ProjectOptions.of(given));
        if (ready.isEmpty()) {
            return ExitCode.USAGE;
        }
        return new DrillRun(terminal, outside, prepared, ready.get(), start).run(rule, profile, output);
    }

    private static ParameterException refused(Given given, String why) {
        return new ParameterException(given.commandLine(), why);
    }
}
