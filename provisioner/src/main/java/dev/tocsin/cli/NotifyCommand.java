package dev.tocsin.cli;

import dev.tocsin.apply.TestNotification;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.notify.AlertingRule;
import dev.tocsin.notify.Preview;
import dev.tocsin.notify.PreviewPage;
import dev.tocsin.notify.PreviewReport;
import dev.tocsin.notify.Routes;
import dev.tocsin.notify.Timeline;
import dev.tocsin.notify.UnknownExpressionException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** {@code tocsin notify}. */
final class NotifyCommand implements Verb {
    private static final List<String> ACTIONS = List.of("preview", "routes", "test", "windows");
    private static final int MOST_DAYS = 366;
    private static final List<String> STATES = List.of("fired", "resolved", "both");

    private final Terminal terminal;
    private final Clock clock;
    private final Outside outside;

    NotifyCommand(Terminal terminal, Clock clock, Outside outside) {
        this.terminal = terminal;
        this.clock = clock;
        this.outside = outside;
    }

    @Override
    public String name() {
        return "notify";
    }

    @Override
    public Spec spec() {
        return ProjectOptions.addTo(Verb.spec(
                                name(), "Show who hears of an alert, and what they read; or have Azure send a sample.")
                        .add(PositionalParamSpec.builder()
                                .index("0")
                                .arity("1")
                                .paramLabel("preview|routes|test|windows")
                                .type(String.class)
                                .description("preview: what each receiver of a rule gets. routes: for each rule, who"
                                        + " hears it, when, through what, and what mutes it. test: Azure sends a sample alert to an"
                                        + " action group that is applied; asks first. windows: what is muted when.")
                                .build())
                        .add(PositionalParamSpec.builder()
                                .index("1")
                                .arity("0..1")
                                .paramLabel("NAME")
                                .type(String.class)
                                .description("preview: the alert rule; test: the action group; by name or kind/name.")
                                .build()))
                .add(Verb.value("--state", "STATE", "preview: fired, resolved or both; default: both."))
                .add(Verb.value("--value", "NUMBER", "preview: what was measured; default: one that fits the state."))
                .add(Verb.value(
                        "--now",
                        "TIME",
                        "preview: when it fires, windows: from when on; as in 2026-01-05T12:00:00Z; default: now."))
                .add(Verb.value("--days", "N", "windows: how many days, up to 366; default: 14."))
                .add(Verb.value(
                        "--alert-type",
                        "TYPE",
                        "test: " + String.join(", ", TestNotification.ALERT_TYPES) + "; default: logalertv2."))
                .add(Verb.flag("--yes", "test: do not ask."))
                .add(OutputFormat.option(
                        OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.HTML, OutputFormat.MARKDOWN));
    }

    @Override
    public ExitCode run(Given given, HeadStart prepared) {
        String action = oneOf(given, "what to do", given.word(0, ""), ACTIONS);
        String name = given.word(1, "");
        boolean preview = action.equals("preview");
        OutputFormat output = output(given, action);
        boolean test = action.equals("test");
        if ((preview || test) == name.isEmpty()) {
            throw refused(
                    given,
                    preview
                            ? "preview takes the name of an alert rule"
                            : test ? "test takes the name of an action group" : action + " takes no name");
        }
        for (String flag : List.of("--alert-type", "--yes")) {
            if (!test && given.has(flag)) {
                throw refused(given, flag + " is for test");
            }
        }
        String alertType = oneOf(
                given,
                "--alert-type",
                given.value("--alert-type", TestNotification.ALERT_TYPES.get(0)),
                TestNotification.ALERT_TYPES);
        for (String flag : List.of("--state", "--value")) {
            if (!preview && given.has(flag)) {
                throw refused(given, flag + " is for preview");
            }
        }
        boolean windows = action.equals("windows");
        if (!preview && !windows && given.has("--now")) {
            throw refused(given, "--now is for preview and windows");
        }
        if (!windows && given.has("--days")) {
            throw refused(given, "--days is for windows");
        }
        int days = days(given);
        String state = oneOf(given, "--state", given.value("--state", "both"), STATES);
        Optional<BigDecimal> value = value(given);
        Instant fired = NowOption.of(given).orElseGet(clock::instant);
        Optional<Workspace.Ready> ready = new Workspace(terminal, prepared).open(ProjectOptions.of(given));
        if (ready.isEmpty()) {
            return ExitCode.USAGE;
        }
        if (test) {
            return new NotifyTest(terminal, new Runs(terminal, clock, outside, prepared))
                    .run(ready.get(), name, alertType, given.has("--yes"));
        }
        if (windows) {
            return windows(ready.get(), fired, days, output);
        }
        if (!preview) {
            terminal.result(
                    output == OutputFormat.JSON
                            ? Routes.json(ready.get().state())
                            : Routes.text(ready.get().state()));
            return ExitCode.DONE;
        }
        return preview(ready.get(), name, state, fired, value, output);
    }

    private ExitCode windows(Workspace.Ready ready, Instant from, int days, OutputFormat output) {
        Timeline timeline = new Timeline(ready.state(), from, from.plus(Duration.ofDays(days)));
        terminal.result(
                switch (output) {
                    case JSON -> timeline.json();
                    case MARKDOWN -> timeline.markdown();
                    default -> timeline.text();
                });
        return ExitCode.DONE;
    }

    private static int days(Given given) {
        String text = given.value("--days", "14");
        int days = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
        if (days < 1 || days > MOST_DAYS) {
            throw refused(given, "--days takes a number from 1 to " + MOST_DAYS + ", not \"" + text + "\"");
        }
        return days;
    }

    private ExitCode preview(
            Workspace.Ready ready,
            String name,
            String state,
            Instant fired,
            Optional<BigDecimal> value,
            OutputFormat output) {
        List<AlertingRule> rules = AlertingRule.of(ready.state());
        List<AlertingRule> named = rules.stream()
                .filter(rule -> rule.resource().key().equals(name)
                        || rule.resource().name().equals(name))
                .toList();
        if (named.size() != 1) {
            List<String> keys = (named.isEmpty() ? rules : named)
                    .stream().map(rule -> rule.resource().key()).toList();
            terminal.say("error: "
                    + (named.isEmpty() ? "there is no alert rule \"" : "more than one alert rule is called \"")
                    + name + "\""
                    + Suggestion.nearest(
                                    name,
                                    rules.stream()
                                            .map(rule -> rule.resource().name())
                                            .toList())
                            .filter(near -> named.isEmpty())
                            .map(near -> "; did you mean \"" + near + "\"?")
                            .orElse("; known are " + String.join(", ", keys))
                    + "\n");
            return ExitCode.USAGE;
        }
        List<String> conditions = switch (state) {
            case "fired" -> List.of("Fired");
            case "resolved" -> List.of("Resolved");
            default -> List.of("Fired", "Resolved");
        };
        try {
            Preview preview = Preview.of(ready.state(), named.get(0), conditions, fired, value);
            terminal.result(
                    switch (output) {
                        case JSON -> PreviewReport.json(preview);
                        case HTML -> PreviewPage.of(preview);
                        default -> PreviewReport.text(preview);
                    });
            return ExitCode.DONE;
        } catch (UnknownExpressionException e) {
            terminal.say("error: " + named.get(0).resource().key() + ": " + e.getMessage() + "\n");
            return ExitCode.CHECKS_FAILED;
        }
    }

    private static OutputFormat output(Given given, String action) {
        return switch (action) {
            case "preview" -> OutputFormat.of(given, OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.HTML);
            case "windows" -> OutputFormat.of(given, OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.MARKDOWN);
            case "routes" -> OutputFormat.of(given, OutputFormat.TEXT, OutputFormat.JSON);
            default -> OutputFormat.of(given, OutputFormat.TEXT);
        };
    }

    private static Optional<BigDecimal> value(Given given) {
        String text = given.value("--value", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("-?\\d{1,15}(\\.\\d{1,9})?")) {
            throw refused(given, "--value takes a number such as 7.5, not \"" + text + "\"");
        }
        return Optional.of(new BigDecimal(text));
    }

    private static String oneOf(Given given, String what, String word, List<String> known) {
        if (!known.contains(word)) {
            throw refused(
                    given,
                    what + " is one of " + String.join(", ", known) + ", not \"" + word + "\""
                            + Suggestion.nearest(word, known)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(""));
        }
        return word;
    }

    private static ParameterException refused(Given given, String why) {
        return new ParameterException(given.commandLine(), why);
    }
}
