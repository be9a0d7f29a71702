package dev.tocsin.cli;

import java.time.Clock;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code tocsin preview}. Knows its flags alone; {@link PreviewRun} does the work. */
final class PreviewCommand implements Verb {
    private static final OutputFormat[] FORMATS = {OutputFormat.TEXT, OutputFormat.JSON};

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
    public CommandSpec spec() {
        return ProjectOptions.addTo(Verb.spec(
                        name(),
                        "Draw a workbook as one HTML file, offline: what is not drawn yet is a stub that says so."))
                .addPositional(PositionalParamSpec.builder()
                        .index("0")
                        .arity("1")
                        .paramLabel("WORKBOOK")
                        .type(String.class)
                        .description("A workbook of the project, by its name or its definition's file;"
                                + " or a file with a workbook's content, without a project.")
                        .build())
                .addOption(Verb.value(
                        "--data",
                        "DIR",
                        "Rows: TABLE.csv or TABLE.jsonl for queries, NAME.json for the item or parameter NAME;"
                                + " or the word \"generated\": rows are made up from the columns of each query."
                                + " Default: the first profile of the telemetry contract."))
                .addOption(Verb.value(
                        "--before",
                        "REV|live",
                        "Draw it also as it was at this git revision, or as it is in the target, with what changed"
                                + " marked."))
                .addOption(Verb.value(
                        "--out", "FILE", "Where the page goes; default: WORKBOOK.html in the current folder."))
                .addOption(Verb.value(
                        "--now",
                        "TIME",
                        "What now() gives, as in 2026-01-05T12:00:00Z; default: the newest row's time."))
                .addOption(OutputFormat.option(FORMATS));
    }

    @Override
    public ExitCode run(ParseResult given, HeadStart prepared) {
        PreviewRun.Wish wish = new PreviewRun.Wish(
                given.matchedPositionalValue(0, ""),
                given.matchedOptionValue("--data", ""),
                given.matchedOptionValue("--out", ""),
                NowOption.of(given),
                clock.instant(),
                given.matchedOptionValue("--before", ""),
                OutputFormat.of(given, FORMATS));
        Runs runs = new Runs(terminal, clock, outside, prepared);
        PreviewSource source = new PreviewSource(terminal, prepared, ProjectOptions.of(given), runs);
        return new PreviewRun(terminal, source, wish).run();
    }
}
