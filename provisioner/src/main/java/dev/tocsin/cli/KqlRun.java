package dev.tocsin.cli;

import dev.tocsin.azure.ArmException;
import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.evaluate.Result;
import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.kql.evaluate.infer.StandIn;
import dev.tocsin.kql.lint.Purpose;
import dev.tocsin.kql.lint.QueryFinding;
import dev.tocsin.kql.lint.QueryLint;
import dev.tocsin.kql.parse.Dialect;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.print.KqlFormatter;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.text.TextLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One run of {@code tocsin kql}. */
final class KqlRun {
    /** What to do with queries. */
    enum Action {
        PARSE,
        LINT,
        RUN,
        FORMAT;

        static Action of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What queries run on.
     *
     * @param data folder of tables; empty for none
     * @param now what {@code now()} gives
     * @param generated how many rows are made up for tables that the folder does not have; zero for no such tables
     */
    record Setting(String data, Instant now, int generated) {}

    /** Begins with the first query that is bound: to parse and to format takes no tables and no functions. */
    private static final class Bindings {
        /** Knows the tables that the service documents, of both scopes; without a project there are no others. */
        private static final KqlBinder BINDER = new KqlBinder(Schema.anyScope());
    }

    private static final int BAD_REQUEST = 400;

    private final Terminal terminal;
    private final Action action;
    private final boolean write;
    private final KqlOptions options;
    private final Setting setting;

    /**
     * @param write to print into the files that they come from
     */
    KqlRun(Terminal terminal, Action action, boolean write, KqlOptions options, Setting setting) {
        this.terminal = terminal;
        this.action = action;
        this.write = write;
        this.options = options;
        this.setting = setting;
    }

    static BoundQuery bind(ParsedQuery parsed) {
        return Bindings.BINDER.bind(parsed);
    }

    /** What rules say about a query of which nobody knows what runs it. */
    static List<KqlDiagnostic> findings(BoundQuery bound) {
        return QueryLint.lint(bound, Purpose.UNKNOWN, true).stream()
                .map(QueryFinding::diagnostic)
                .toList();
    }

    private static boolean isWrong(List<KqlDiagnostic> diagnostics) {
        return diagnostics.stream().anyMatch(one -> one.level() == Level.ERROR || one.level() == Level.REFUSAL);
    }

    static KqlOptions options(String dialect, boolean placeholders) {
        return KqlOptions.LOGS
                .withDialect(dialect.equals(Dialect.LOGS.word()) ? Dialect.LOGS : Dialect.RESOURCE_GRAPH)
                .withWorkbook(placeholders);
    }

    /** Answers for each file. */
    ExitCode files(List<String> files) {
        ExitCode exit = ExitCode.DONE;
        try {
            KqlExecution execution = action == Action.RUN ? KqlExecution.of(setting) : null;
            for (String file : files) {
                exit = exit.or(file(file, execution));
            }
            return exit;
        } catch (DataException e) {
            terminal.say("error: " + e.getMessage() + "\n");
            return ExitCode.USAGE;
        }
    }

    /** Runs each file's query on live rows. */
    ExitCode live(List<String> files, LiveQuery live) {
        ExitCode exit = ExitCode.DONE;
        for (String file : files) {
            exit = exit.or(answer(file, (name, text) -> live(name, text, live)));
        }
        return exit;
    }

    private ExitCode live(String name, String text, LiveQuery live) {
        ParsedQuery parsed = new KqlParser(options).parse(text);
        if (parsed.failed()) {
            terminal.say(told(name, text, parsed.diagnostics()));
            return ExitCode.CHECKS_FAILED;
        }
        try {
            terminal.result(KqlExecution.text(live.run(text)));
            return ExitCode.DONE;
        } catch (DataException e) {
            terminal.say("error: " + name + ": " + e.getMessage() + "\n");
            return ExitCode.FAILED;
        } catch (ArmException e) {
            if (e.status() != BAD_REQUEST) {
                throw e;
            }
            terminal.say("error: " + name + ": " + e.getMessage() + "\n");
            return ExitCode.CHECKS_FAILED;
        }
    }

    private ExitCode file(String file, @Nullable KqlExecution execution) {
        return answer(file, (name, text) -> text(file, name, text, execution));
    }

    /** What is done with the text of a file. */
    @FunctionalInterface
    private interface Answer {
        ExitCode to(String name, String text) throws IOException;
    }

    private ExitCode text(String file, String name, String text, @Nullable KqlExecution execution) throws IOException {

        KqlParser parser = new KqlParser(options);
        ParsedQuery parsed = parser.parse(text);
        if (execution != null) {
            return run(name, text, execution.run(parsed, parser));
        }
        if (action == Action.LINT) {
            BoundQuery bound = bind(parsed);
            List<KqlDiagnostic> all = new ArrayList<>(bound.diagnostics());
            all.addAll(findings(bound));
            all.sort(KqlDiagnostic.BY_PLACE);
            terminal.result(told(name, text, all));
            return isWrong(all) ? ExitCode.CHECKS_FAILED : ExitCode.DONE;
        }
        if (action == Action.PARSE) {
            terminal.result(told(name, text, parsed.diagnostics()));
        } else if (parsed.failed()) {
            terminal.say(told(name, text, parsed.diagnostics()));
        } else {
            print(file, text, KqlFormatter.format(parsed));
        }
        return parsed.failed() ? ExitCode.CHECKS_FAILED : ExitCode.DONE;
    }

    private ExitCode answer(String file, Answer answer) {
        String name = file.equals("-") ? "standard input" : file;
        try {
            return answer.to(name, read(file));
        } catch (CharacterCodingException e) {
            terminal.say("error: " + name + " is not UTF-8; save it as UTF-8\n");
            return ExitCode.USAGE;
        } catch (IOException e) {
            terminal.say(
                    "error: cannot read or write " + name + " (" + e.getClass().getSimpleName() + ")\n");
            return ExitCode.USAGE;
        }
    }

    private ExitCode run(String name, String text, KqlExecution.Answer answer) {
        TextLines lines = new TextLines(text);
        for (StandIn one : answer.standIns()) {
            String written = text.substring(one.start(), one.start() + one.length());
            terminal.say(name + ":" + lines.line(one.start()) + ":" + lines.column(one.start()) + ": info: " + written
                    + " is filled in with " + (one.value().isEmpty() ? "nothing" : one.value()) + "\n");
        }
        if (answer.result() instanceof Result.Rows rows) {
            terminal.result(KqlExecution.text(rows.table()));
            return ExitCode.DONE;
        }
        terminal.say(told(name, text, reasons(answer.result())));
        return ExitCode.CHECKS_FAILED;
    }

    /** Why there are no rows. */
    static List<KqlDiagnostic> reasons(Result result) {
        if (result instanceof Result.Refused refused) {
            return refused.reasons();
        }
        return result instanceof Result.Failed failed ? failed.errors() : List.of();
    }

    private void print(String file, String before, String after) throws IOException {
        if (!write) {
            terminal.result(after);
        } else if (!before.equals(after)) {
            Files.writeString(Path.of(file), after);
            terminal.say("formatted " + file + "\n");
        }
    }

    private String read(String file) throws IOException {
        // One byte too many shows that the query is over the limit; four are the longest character.
        int most = 4 * options.limits().maxLength() + 1;
        byte[] bytes;
        if (file.equals("-")) {
            bytes = terminal.input().readNBytes(most);
        } else {
            try (InputStream in = Files.newInputStream(Path.of(file))) {
                bytes = in.readNBytes(most);
            }
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static String told(String file, String text, List<KqlDiagnostic> diagnostics) {
        TextLines lines = new TextLines(text);
        StringBuilder out = new StringBuilder();
        for (KqlDiagnostic one : diagnostics) {
            out.append(file)
                    .append(':')
                    .append(lines.line(one.start()))
                    .append(':')
                    .append(lines.column(one.start()))
                    .append(word(one.level()))
                    .append(one.message())
                    .append(" [")
                    .append(one.code())
                    .append("]\n");
        }
        return out.toString();
    }

    private static String word(Level level) {
        return switch (level) {
            case INFO -> ": info: ";
            case WARNING -> ": warning: ";
            case ERROR, REFUSAL -> ": error: ";
        };
    }

    /** Answers each line of a file, or of standard input, with one line. */
    ExitCode lines(String file) {
        KqlLines answers;
        try {
            answers = new KqlLines(options, action, action == Action.RUN ? KqlExecution.of(setting) : null);
        } catch (DataException e) {
            terminal.say("error: " + e.getMessage() + "\n");
            return ExitCode.USAGE;
        }
        InputStream standard = terminal.input();
        try (InputStream in = file.equals("-") ? standard : Files.newInputStream(Path.of(file));
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    terminal.result(answers.answer(line) + "\n");
                }
            }
        } catch (CharacterCodingException e) {
            terminal.say("error: " + file + " is not UTF-8; save it as UTF-8\n");
            return ExitCode.USAGE;
        } catch (IOException e) {
            terminal.say("error: cannot read " + file + " (" + e.getClass().getSimpleName() + ")\n");
            return ExitCode.USAGE;
        }
        if (answers.unread() > 0) {
            terminal.say(
                    "error: lines that are no {\"id\", \"text\"}: " + answers.unread() + "; their answers say why\n");
            return ExitCode.USAGE;
        }
        return ExitCode.DONE;
    }
}
