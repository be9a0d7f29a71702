package dev.tocsin.cli;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** {@code tocsin preview}. Knows its flags alone; {@link PreviewRun} does the work. */
final class PreviewCommand implements Verb {
    private static final OutputFormat[] FORMATS = {OutputFormat.TEXT, OutputFormat.JSON};

    private static final String SERVE = "--serve";
    private static final String PORT = "--port";
    private static final String LIVE = "--live";
    private static final String RESOURCE = "--resource";
    private static final int HIGHEST_PORT = 65_535;

    private final Terminal terminal;
    private final Clock clock;
    private final Outside outside;

    PreviewCommand(Terminal terminal, Clock clock, Outside outside) {
        this.terminal = terminal;
        this.clock = clock;
        this.outside = outside;
    }

    @Override
    public String name() {
        return "preview";
    }

    @Override
    public Spec spec() {
        return ProjectOptions.addTo(Verb.spec(
                        name(),
                        "Draw a workbook as one HTML file, offline: what is not drawn yet is a stub that says so."))
                .add(PositionalParamSpec.builder()
                        .index("0")
                        .arity("0..1")
                        .paramLabel("WORKBOOK")
                        .type(String.class)
                        .description("A workbook of the project, by its name or its definition's file;"
                                + " or a file with a workbook's content, without a project.")
                        .build())
                .add(Verb.value(
                        "--data",
                        "DIR",
                        "Rows: TABLE.csv or TABLE.jsonl for queries, NAME.json for the item or parameter NAME;"
                                + " or the word \"generated\": rows are made up from the columns of each query."
                                + " Default: the first profile of the telemetry contract."))
                .add(Verb.value(
                        "--before",
                        "REV|live",
                        "Draw it also as it was at this git revision, or as it is in the target, with what changed"
                                + " marked."))
                .add(Verb.flag(
                        LIVE,
                        "Rows: what Log Analytics, Resource Graph and metrics answer now, asked with your credential;"
                                + " other sources from files of --data DIR."))
                .add(Verb.value(
                        RESOURCE,
                        "ID",
                        "With --live: the resource or workspace that items without one are about; default: the"
                                + " workbook's own."))
                .add(Verb.value("--out", "FILE", "Where the page goes; default: WORKBOOK.html in the current folder."))
                .add(Verb.value(
                        "--now",
                        "TIME",
                        "What now() gives, as in 2026-01-05T12:00:00Z; default: the newest row's time."))
                .add(Verb.flag(
                        SERVE,
                        "Show the whole project in the browser, on this machine only: workbooks, alert rules with their"
                                + " tests, runbooks, the plan and lint. Pages are drawn anew when a file is saved."))
                .add(Verb.number(PORT, "N", "With --serve: the port; default: any free one."))
                .add(OutputFormat.option(FORMATS));
    }

    @Override
    public ExitCode run(Given given, HeadStart prepared) {
        ProjectOptions options = ProjectOptions.of(given);
        RowSource rows = new RowSource(given.value("--data", ""), NowOption.of(given), clock.instant());
        if (given.has(SERVE)) {
            for (String other : List.of("--before", "--out", "--output", LIVE)) {
                refuse(given, given.has(other), other + " has no meaning with --serve; leave it out");
            }
            refuse(given, given.hasWord(0), "--serve shows the whole project; leave WORKBOOK out");
            return new PreviewServe(terminal, clock, outside, prepared, options, rows).run(port(given));
        }
        refuse(given, given.has(PORT), "--port has a meaning only with --serve");
        refuse(given, !given.hasWord(0), "name a WORKBOOK, or show the whole project with --serve");
        Optional<LiveWish> live = live(given, options, rows, prepared);
        PreviewRun.Wish wish = new PreviewRun.Wish(
                given.word(0, ""),
                rows,
                live,
                given.value("--out", ""),
                given.value("--before", ""),
                OutputFormat.of(given, FORMATS));
        Runs runs = new Runs(terminal, clock, outside, prepared);
        return new PreviewRun(terminal, new PreviewSource(terminal, prepared, options, runs), wish).run();
    }

    private Optional<LiveWish> live(Given given, ProjectOptions options, RowSource rows, HeadStart prepared) {
        String resource = given.value(RESOURCE, "");
        boolean live = given.has(LIVE);
        refuse(given, !live && !resource.isEmpty(), RESOURCE + " has a meaning only with " + LIVE);
        refuse(given, live && rows.isGenerated(), "rows are either live or made up: leave " + LIVE + " or --data out");
        refuse(given, live && given.has("--now"), "live rows have their own time: leave --now out");
        refuse(
                given,
                !resource.isEmpty() && KqlLive.resource(resource).isEmpty(),
                RESOURCE + " takes a resource id that begins with /subscriptions/");
        return live
                ? Optional.of(new LiveWish(terminal, clock, outside, prepared, options, given.has("--env"), resource))
                : Optional.empty();
    }

    private static int port(Given given) {
        int port = given.value(PORT, 0);
        refuse(given, port < 0 || port > HIGHEST_PORT, PORT + " must be a number from 0 to 65535, not " + port);
        return port;
    }

    private static void refuse(Given given, boolean wrong, String why) {
        if (wrong) {
            throw new ParameterException(given.commandLine(), why);
        }
    }
}
