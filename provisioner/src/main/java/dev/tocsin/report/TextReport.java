package dev.tocsin.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.apply.ApplyResult;
import dev.tocsin.apply.ChangeResult;
import dev.tocsin.apply.Outcome;
import dev.tocsin.diff.Difference;
import dev.tocsin.diff.Ignored;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.Plan;
import java.util.List;
import java.util.Optional;

/** The plan, and what became of it, as people read it. */
public final class TextReport {
    private static final int MOST = 160;

    private final Paint paint;
    private final StringBuilder out = new StringBuilder();

    /** A report in colour or plain. */
    public TextReport(Paint paint) {
        this.paint = paint;
    }

    /** The whole text. */
    public String render(RunReport report) {
        plan(report);
        if (report.result().isPresent()) {
            outcomes(report.result().get());
        }
        closing(report);
        return out.toString();
    }

    private void outcomes(ApplyResult result) {
        if (result.results().stream().anyMatch(one -> one.outcome() != Outcome.UNCHANGED)) {
            out.append('\n');
        }
        result.results().forEach(this::outcome);
    }

    private void plan(RunReport report) {
        Plan plan = report.plan();
        out.append(paint.bold(plan.project() + " / " + plan.environment()))
                .append(paint.dim(" → " + report.target()))
                .append("\n\n");
        int width = 0;
        for (Change change : plan.changes()) {
            width = Math.max(width, change.definition().length());
        }
        for (Change change : plan.changes()) {
            if (change.action() != Action.NO_OP || report.explain()) {
                change(change, width, report.explain());
            }
        }
        if (!plan.hasChanges()) {
            out.append(report.explain() && !plan.changes().isEmpty() ? "\n" : "")
                    .append("  ")
                    .append(Wording.quiet(plan))
                    .append('\n');
        }
        for (String orphan : plan.orphans()) {
            out.append(paint.warn("  ? " + orphan + " is ours and no longer defined; --prune deletes it"))
                    .append('\n');
        }
    }

    private void change(Change change, int width, boolean explain) {
        String head = "  " + change.action().symbol() + " " + pad(change.definition(), width) + "  "
                + pad(change.action().word(), 7);
        out.append(paint.action(change.action(), head))
                .append("  ")
                .append(paint.dim(Shown.printable(change.reason())))
                .append('\n');
        if (change.action() != Action.CREATE || explain) {
            WorkbookLines.others(change).forEach(one -> difference(one, change));
            WorkbookLines.of(change, MOST).ifPresent(this::workbook);
        }
        Wording.interruption(change)
                .ifPresent(what ->
                        out.append(paint.bold("      " + Shown.printable(what))).append('\n'));
        Wording.loss(change)
                .ifPresent(what -> out.append(paint.warn("      " + what)).append('\n'));
        if (explain) {
            for (Ignored ignored : change.ignored()) {
                out.append(paint.dim("        " + ignored.path() + "  ignored: "
                                + ignored.rule().word()))
                        .append('\n');
            }
        }
        change.blocked()
                .ifPresent(why -> out.append(paint.bad("      blocked: " + why)).append('\n'));
    }

    private void difference(Difference difference, Change change) {
        String origin = Wording.origin(change, difference)
                .map(where -> paint.dim("  (" + where + ")"))
                .orElse("");
        Optional<JsonNode> before = Shown.before(difference);
        Optional<JsonNode> after = Shown.after(difference);
        out.append("      ").append(difference.path());
        if (Shown.areLines(before, after)) {
            out.append(origin).append('\n');
            LineDiff.of(before.orElseThrow().textValue(), after.orElseThrow().textValue())
                    .forEach(this::changedLine);
            return;
        }
        out.append(": ")
                .append(before.map(value -> paint.bad(Shown.line(value, MOST)) + " → ")
                        .orElse(change.action() == Action.CREATE ? "" : paint.dim("(none)") + " → "))
                .append(after.map(value -> paint.good(Shown.line(value, MOST))).orElse(paint.bad("(removed)")))
                .append(origin)
                .append('\n');
    }

    private void workbook(WorkbookLines workbook) {
        out.append("      ").append(paint.dim(workbook.summary())).append('\n');
        for (WorkbookLines.Block block : workbook.blocks()) {
            out.append("      ")
                    .append(paint.bold(block.sign() + " " + block.path()))
                    .append(' ')
                    .append(paint.dim(block.what()))
                    .append('\n');
            for (WorkbookLines.Value value : block.values()) {
                out.append("        ").append(value.title()).append('\n');
                value.lines().forEach(line -> {
                    out.append("  ");
                    changedLine(line);
                });
            }
        }
    }

    private void changedLine(String line) {
        String painted =
                line.startsWith("-") ? paint.bad(line) : line.startsWith("+") ? paint.good(line) : paint.dim(line);
        out.append("        ").append(painted).append('\n');
    }

    private void outcome(ChangeResult result) {
        if (result.outcome() == Outcome.UNCHANGED) {
            return;
        }
        String head =
                "  " + pad(result.outcome().word(), 8) + "  " + result.change().definition();
        out.append(result.outcome().isGood() ? paint.good(head) : paint.bad(head));
        result.message().ifPresent(message -> out.append(": ").append(oneLine(message)));
        out.append('\n');
        List<String> notes = result.notes();
        notes.forEach(
                note -> out.append(paint.warn("      note: " + oneLine(note))).append('\n'));
    }

    private void closing(RunReport report) {
        out.append('\n').append(paint.bold("Plan: " + Wording.counts(report.plan()) + "."));
        if (report.result().isPresent()) {
            out.append('\n')
                    .append(paint.bold(
                            "Applied: " + Wording.outcomes(report.result().get()) + "."));
        }
        out.append(paint.dim(" " + Wording.effort(report))).append('\n');
    }

    private static String oneLine(String text) {
        return Shown.oneLine(text.replaceAll("\\s+", " "));
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
