package dev.tocsin.cli;

import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** {@code tocsin lint}. Knows its flags alone; {@link LintRun} does the work. */
final class LintCommand implements Verb {
    private static final OutputFormat[] FORMATS = {OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.SARIF};

    private final Terminal terminal;

    LintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public String name() {
        return "lint";
    }

    @Override
    public Spec spec() {
        return ProjectOptions.addTo(
                        Verb.spec(
                                name(),
                                "Check the project without touching a target: files, templates, references, ARM shapes, service limits, queries, and rules on what is right and still not meant."))
                .add(PositionalParamSpec.builder()
                        .index("0..*")
                        .arity("0..*")
                        .paramLabel("PATH")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description(
                                "Only what is found in these files and folders. Without a project: workbooks, ARM bodies and queries (.kql), each alone.")
                        .build())
                .add(OutputFormat.option(FORMATS))
                .add(Verb.flag("--fix", "Mend in the files what can be mended without changing what it does."))
                .add(Verb.value("--baseline", "FILE", "Tell only what this file does not know."))
                .add(Verb.value("--write-baseline", "FILE", "Write all findings to this file, and tell none."));
    }

    @Override
    public ExitCode run(Given given, HeadStart prepared) {
        OutputFormat output = OutputFormat.of(given, FORMATS);
        LintRun.Wish wish = new LintRun.Wish(
                output,
                given.word(0, List.of()),
                given.has("--fix"),
                given.value("--baseline", ""),
                given.value("--write-baseline", ""));
        if (wish.fix() && !wish.writeBaseline().isEmpty()) {
            throw new ParameterException(
                    given.commandLine(), "--fix and --write-baseline do not go together; fix first");
        }
        return new LintRun(terminal, prepared, ProjectOptions.of(given), wish).run();
    }
}
