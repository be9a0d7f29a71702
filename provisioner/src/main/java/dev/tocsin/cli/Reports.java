package dev.tocsin.cli;

import dev.tocsin.report.FleetReport;
import dev.tocsin.report.HtmlReport;
import dev.tocsin.report.JsonReport;
import dev.tocsin.report.MarkdownReport;
import dev.tocsin.report.RunReport;
import dev.tocsin.report.TextReport;
import java.util.List;

/** Prints what came of runs, in the format that was asked for. */
final class Reports {
    private Reports() {}

    /** Of the only environment. */
    static void print(Terminal terminal, OutputFormat output, RunReport report) {
        terminal.result(
                switch (output) {
                    case TEXT -> new TextReport(terminal.paint()).render(report);
                    case JSON -> new JsonReport().render(report);
                    case MARKDOWN -> new MarkdownReport().render(report);
                    case HTML -> new HtmlReport().render(report);
                    case JUNIT, SARIF -> throw noReport(output);
                });
    }

    /** Of several environments. */
    static void print(Terminal terminal, OutputFormat output, List<FleetReport.Member> members) {
        FleetReport fleet = new FleetReport(members);
        terminal.result(
                switch (output) {
                    case TEXT -> fleet.text(terminal.paint());
                    case JSON -> fleet.json();
                    case MARKDOWN -> fleet.markdown();
                    case HTML -> fleet.html();
                    case JUNIT, SARIF -> throw noReport(output);
                });
    }

    private static IllegalArgumentException noReport(OutputFormat output) {
        return new IllegalArgumentException("no command that prints runs takes " + output);
    }
}
