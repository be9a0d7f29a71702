package dev.tocsin.cli;

import dev.tocsin.arm.Suggestion;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** {@code tocsin kql}: queries without a project. Knows its flags alone; {@link KqlRun} knows the language. */
final class KqlCommand implements Verb {
    private static final List<String> ACTIONS = List.of("parse", "lint", "run", "format");
    private static final String WORKSPACE = "--workspace";
    private static final String RESOURCE = "--resource";
    private static final List<String> DIALECTS = List.of("logs", "resource-graph");

    private final Terminal terminal;
    private final Clock clock;
    private final Outside outside;

    KqlCommand(Terminal terminal, Clock clock, Outside outside) {
        this.terminal = terminal;
        this.clock = clock;
        this.outside = outside;
    }

    @Override
    public String name() {
        return "kql";
    }

    @Override
    public Spec spec() {
        return Verb.spec(name(), "Parse, check, run or format queries in the Kusto Query Language, without a project.")
                .add(PositionalParamSpec.builder()
                        .index("0")
                        .arity("1")
                        .paramLabel("parse|lint|run|format")
                        .type(String.class)
                        .description("parse: tell what is wrong. lint: also resolve names and types."
                                + " run: execute on tables in files, or on live rows, and print the result."
                                + " format: print with one operator a line.")
                        .build())
                .add(PositionalParamSpec.builder()
                        .index("1..*")
                        .arity("0..*")
                        .paramLabel("FILE")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("Files with one query each; - for standard input.")
                        .build())
                .add(Verb.value(
                        "--jsonl", "FILE", "One JSON object a line in, {id, text, dialect?}, and one a line out."))
                .add(Verb.value("--dialect", "DIALECT", String.join(", ", DIALECTS) + "; default: logs."))
                .add(Verb.value(
                        "--data",
                        "DIR",
                        "run: the tables, as TABLE.csv or TABLE.jsonl, with TABLE.schema.json perhaps."))
                .add(Verb.value("--now", "TIME", "run: what now() gives, as in 2026-01-05T12:00:00Z; default: now."))
                .add(Verb.value(
                        "--generate",
                        "ROWS",
                        "run: make up so many rows for each table without a file; tables and columns that nothing"
                                + " declares are inferred from the query, and placeholders are filled in."))
                .add(Verb.value(
                        WORKSPACE,
                        "ID",
                        "run: on the live rows of this Log Analytics workspace, by its GUID or resource id."))
                .add(Verb.value(RESOURCE, "ID", "run: on the live rows about this resource, by its id."))
                .add(Verb.value(
                        "--env",
                        "NAME",
                        "With --workspace and --resource: in the cloud of this environment of tocsin.json;"
                                + " default: the public cloud."))
                .add(Verb.value("-C", "DIR", "With --env: the project folder, instead of the current one."))
                .add(Verb.flag("--no-placeholders", "Take {Name:specifier} of workbooks for an error."))
                .add(Verb.flag("--write", "format: write the files anew instead of printing."));
    }

    @Override
    public ExitCode run(Given given, HeadStart prepared) {
        String action = given.word(0, "");
        require(given, "what to do", action, ACTIONS);
        String dialect = given.value("--dialect", DIALECTS.get(0));
        require(given, "--dialect", dialect, DIALECTS);
        List<String> files = given.word(1, List.of());
        String lines = given.value("--jsonl", "");
        if (files.isEmpty() == lines.isEmpty()) {
            throw new ParameterException(given.commandLine(), "name files with queries, or --jsonl FILE, and not both");
        }
        boolean write = given.has("--write");
        if (write && (!action.equals("format") || !lines.isEmpty() || files.contains("-"))) {
            throw new ParameterException(given.commandLine(), "--write is for format and files");
        }
        boolean runs = action.equals("run");
        boolean forRun = given.has("--data") || given.has("--now") || given.has("--generate");
        if (!runs && forRun) {
            throw new ParameterException(given.commandLine(), "--data, --now and --generate are for run");
        }
        Optional<String> scope = scope(given, runs, lines, dialect);
        KqlRun run = new KqlRun(
                terminal,
                KqlRun.Action.of(action),
                write,
                KqlRun.options(dialect, scope.isEmpty() && !given.has("--no-placeholders")),
                new KqlRun.Setting(
                        given.value("--data", ""), NowOption.of(given).orElseGet(clock::instant), generated(given)));
        if (scope.isPresent()) {
            return new KqlLive(terminal, outside, prepared)
                    .run(
                            Path.of(given.value("-C", "")),
                            given.value("--env"),
                            scope.get(),
                            live -> run.live(files, live));
        }
        return lines.isEmpty() ? run.files(files) : run.lines(lines);
    }

    /** Whose live rows a query runs on; empty for those of files. */
    private static Optional<String> scope(Given given, boolean runs, String lines, String dialect) {
        String workspace = given.value(WORKSPACE, "");
        String resource = given.value(RESOURCE, "");
        if (workspace.isEmpty() && resource.isEmpty()) {
            if (given.has("--env") || given.has("-C")) {
                throw refused(given, "--env and -C are for --workspace and --resource");
            }
            return Optional.empty();
        }
        if (!runs || !workspace.isEmpty() && !resource.isEmpty()) {
            throw refused(given, "--workspace and --resource are for run, one of them at a time");
        }
        if (given.has("--data") || given.has("--now") || given.has("--generate") || !lines.isEmpty()) {
            throw refused(given, "live rows have their own time: leave --data, --now, --generate and --jsonl out");
        }
        if (!dialect.equals(DIALECTS.get(0))) {
            throw refused(given, "only queries of logs run on live rows");
        }
        Optional<String> scope = workspace.isEmpty() ? KqlLive.resource(resource) : KqlLive.workspace(workspace);
        if (scope.isEmpty()) {
            throw refused(
                    given,
                    workspace.isEmpty()
                            ? "--resource takes a resource id that begins with /subscriptions/"
                            : "--workspace takes the GUID of a workspace, or its resource id");
        }
        return scope;
    }

    private static ParameterException refused(Given given, String why) {
        return new ParameterException(given.commandLine(), why);
    }

    private static int generated(Given given) {
        String written = given.value("--generate", "0");
        if (!written.equals("0") && !written.matches("[1-9]\\d{0,4}")) {
            throw new ParameterException(
                    given.commandLine(), "--generate takes a number of rows from 1 to 99999, not \"" + written + "\"");
        }
        return Integer.parseInt(written);
    }

    private static void require(Given given, String what, String word, List<String> known) {
        if (!known.contains(word)) {
            throw new ParameterException(
                    given.commandLine(),
                    what + " is one of " + String.join(", ", known) + ", not \"" + word + "\""
                            + Suggestion.nearest(word, known)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(""));
        }
    }
}
