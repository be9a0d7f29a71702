package dev.tocsin.cli;

import dev.tocsin.arm.Suggestion;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code tocsin kql}: queries without a project. Knows its flags alone; {@link KqlRun} knows the language. */
final class KqlCommand implements Verb {
    private static final List<String> ACTIONS = List.of("parse", "lint", "format");
    private static final List<String> DIALECTS = List.of("logs", "resource-graph");

    private final Terminal terminal;

    KqlCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public String name() {
        return "kql";
    }

    @Override
    public CommandSpec spec() {
        return Verb.spec(name(), "Parse, check or format queries in the Kusto Query Language, without a project.")
                .addPositional(PositionalParamSpec.builder()
                        .index("0")
                        .arity("1")
                        .paramLabel("parse|lint|format")
                        .type(String.class)
                        .description("parse: tell what is wrong. lint: also resolve names and types."
                                + " format: print with one operator a line.")
                        .build())
                .addPositional(PositionalParamSpec.builder()
                        .index("1..*")
                        .arity("0..*")
                        .paramLabel("FILE")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("Files with one query each; - for standard input.")
                        .build())
                .addOption(value(
                        "--jsonl", "FILE", "One JSON object a line in, {id, text, dialect?}, and one a line out."))
                .addOption(value("--dialect", "DIALECT", String.join(", ", DIALECTS) + "; default: logs."))
                .addOption(Verb.flag("--no-placeholders", "Take {Name:specifier} of workbooks for an error."))
                .addOption(Verb.flag("--write", "format: write the files anew instead of printing."));
    }

    private static OptionSpec value(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    @Override
    public ExitCode run(ParseResult given, HeadStart prepared) {
        String action = given.matchedPositionalValue(0, "");
        require(given, "what to do", action, ACTIONS);
        String dialect = given.matchedOptionValue("--dialect", DIALECTS.get(0));
        require(given, "--dialect", dialect, DIALECTS);
        List<String> files = given.matchedPositionalValue(1, List.of());
        String lines = given.matchedOptionValue("--jsonl", "");
        if (files.isEmpty() == lines.isEmpty()) {
            throw new ParameterException(
                    given.commandSpec().commandLine(), "name files with queries, or --jsonl FILE, and not both");
        }
        boolean write = given.hasMatchedOption("--write");
        if (write && (!action.equals("format") || !lines.isEmpty() || files.contains("-"))) {
            throw new ParameterException(given.commandSpec().commandLine(), "--write is for format and files");
        }
        KqlRun run = new KqlRun(
                terminal,
                KqlRun.Action.of(action),
                write,
                KqlRun.options(dialect, !given.hasMatchedOption("--no-placeholders")));
        return lines.isEmpty() ? run.files(files) : run.lines(lines);
    }

    private static void require(ParseResult given, String what, String word, List<String> known) {
        if (!known.contains(word)) {
            throw new ParameterException(
                    given.commandSpec().commandLine(),
                    what + " is one of " + String.join(", ", known) + ", not \"" + word + "\""
                            + Suggestion.nearest(word, known)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(""));
        }
    }
}
