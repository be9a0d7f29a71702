package dev.tocsin.cli;

import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.load.Runbook;
import dev.tocsin.load.RunbookReader;
import dev.tocsin.runbook.RunbookReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** {@code tocsin runbook}. */
final class RunbookCommand implements Verb {
    private static final List<String> ACTIONS = List.of("list", "show");

    private final Terminal terminal;

    RunbookCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public String name() {
        return "runbook";
    }

    @Override
    public Spec spec() {
        return ProjectOptions.addTo(
                        Verb.spec(name(), "Show what to do about an alert, and which alert rules lead there.")
                                .add(PositionalParamSpec.builder()
                                        .index("0")
                                        .arity("0..1")
                                        .paramLabel("list|show")
                                        .type(String.class)
                                        .description(
                                                "list, the default: each runbook with its rules. show: one with its steps.")
                                        .build())
                                .add(PositionalParamSpec.builder()
                                        .index("1")
                                        .arity("0..1")
                                        .paramLabel("NAME")
                                        .type(String.class)
                                        .description("show: the runbook, its file's name without ending.")
                                        .build()))
                .add(OutputFormat.option(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.MARKDOWN));
    }

    @Override
    public ExitCode run(Given given, HeadStart prepared) {
        String action = given.word(0, "list");
        String name = given.word(1, "");
        if (!ACTIONS.contains(action)) {
            throw refused(
                    given,
                    "what to do is one of list, show, not \"" + action + "\""
                            + Suggestion.nearest(action, ACTIONS)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(""));
        }
        boolean show = action.equals("show");
        if (show == name.isEmpty()) {
            throw refused(given, show ? "show takes the name of a runbook" : "list takes no name");
        }
        OutputFormat output = OutputFormat.of(given, OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.MARKDOWN);
        Optional<Workspace.Ready> ready = new Workspace(terminal, prepared).open(ProjectOptions.of(given));
        if (ready.isEmpty()) {
            return ExitCode.USAGE;
        }
        // What is wrong with them was said when the project was opened.
        Map<String, Runbook> runbooks = new RunbookReader(ready.get().files(), new Diagnostics()).read();
        RunbookReport report = new RunbookReport(ready.get().state());
        if (!show) {
            terminal.result(
                    switch (output) {
                        case JSON -> report.jsonList(runbooks.values());
                        case MARKDOWN -> report.markdownList(runbooks.values());
                        default -> report.list(runbooks.values());
                    });
            return ExitCode.DONE;
        }
        Runbook runbook = runbooks.get(name);
        if (runbook == null) {
            terminal.say("error: there is no runbook \"" + name + "\""
                    + Suggestion.nearest(name, runbooks.keySet())
                            .map(near -> "; did you mean \"" + near + "\"?")
                            .orElse(runbooks.isEmpty() ? "" : "; known are " + String.join(", ", runbooks.keySet()))
                    + "\n");
            return ExitCode.USAGE;
        }
        terminal.result(
                switch (output) {
                    case JSON -> report.json(runbook);
                    case MARKDOWN -> report.markdown(runbook);
                    default -> report.text(runbook);
                });
        return ExitCode.DONE;
    }

    private static ParameterException refused(Given given, String why) {
        return new ParameterException(given.commandLine(), why);
    }
}
