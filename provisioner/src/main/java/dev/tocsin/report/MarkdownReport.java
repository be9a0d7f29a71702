package dev.tocsin.report;

import dev.tocsin.apply.ChangeResult;
import dev.tocsin.diff.Difference;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The plan for a pull request: counts first, details folded by action, a hidden marker so that a comment can be updated in
 * place. Never longer than a comment may be; what is left out is said.
 */
public final class MarkdownReport {
    /** GitHub refuses comments over 65,536 characters. */
    private static final int LONGEST = 60_000;

    private static final int LAST_WORDS = 400;
    /** So that one long value leaves room for the others. */
    private static final int MOST_OF_ONE = 12_000;

    private static final int MOST = 300;

    private final Cut out;

    /** A report as long as a comment may be. */
    public MarkdownReport() {
        this(LONGEST);
    }

    /** A report of at most so many characters. */
    MarkdownReport(int longest) {
        out = new Cut(longest, LAST_WORDS);
    }

    /** The document. */
    public String render(RunReport report) {
        Plan plan = report.plan();
        out.add("<!-- tocsin:plan " + Markdown.marker(plan.project()) + "/" + Markdown.marker(plan.environment())
                + " -->\n### Tocsin: " + Markdown.code(Shown.cut(plan.project() + " / " + plan.environment(), MOST))
                + "\n\n");
        out.add("**" + Wording.counts(plan) + "**"
                + report.result()
                        .map(result -> " · **" + Wording.outcomes(result) + "**")
                        .orElse("")
                + " · " + Wording.effort(report) + "\n\n");
        if (plan.hasChanges()) {
            table(report);
        }
        for (Action action : List.of(Action.DELETE, Action.REPLACE, Action.UPDATE, Action.CREATE, Action.NO_OP)) {
            group(action, report);
        }
        plan.orphans()
                .forEach(orphan -> out.add(
                        "- " + Markdown.code(orphan) + " is ours and no longer defined; `--prune`" + " deletes it\n"));
        return out.end(out.isFull() ? lastWords(report) : "");
    }

    private String lastWords(RunReport report) {
        String where = report.artefact()
                .map(file -> "it is in " + Markdown.code(Shown.cut(file, 200)))
                .orElse("see `--output html` or `--output json`");
        return "\n_Cut here: the whole plan has " + out.whole() + " characters; " + where + "._\n";
    }

    private void table(RunReport report) {
        Map<String, ChangeResult> results = new HashMap<>();
        report.result()
                .ifPresent(result ->
                        result.results().forEach(one -> results.put(one.change().id(), one)));
        boolean applied = report.result().isPresent();
        out.add("| | resource | action | reason |" + (applied ? " outcome |" : "") + "\n|---|---|---|---|"
                + (applied ? "---|" : "") + "\n");
        for (Change change : report.plan().changes()) {
            if (change.action() != Action.NO_OP) {
                ChangeResult result = results.get(change.id());
                String outcome = result == null ? "" : Markdown.text(Shown.cut(outcome(result), 2 * MOST));
                out.add("| `" + change.action().symbol() + "` | "
                        + Markdown.codeCell(Shown.cut(change.definition(), MOST)) + " | "
                        + change.action().word() + " | "
                        + Markdown.text(Shown.cut(reason(change), 2 * MOST)) + " |"
                        + (applied ? " " + outcome + " |" : "") + "\n");
            }
        }
        out.add("\n");
    }

    private static String reason(Change change) {
        return change.reason()
                + change.blocked().map(why -> "; blocked: " + why).orElse("")
                + Wording.interruption(change).map(what -> "; " + what).orElse("")
                + Wording.loss(change).map(what -> "; " + what).orElse("");
    }

    private static String outcome(ChangeResult result) {
        return result.outcome().word()
                + result.message().map(message -> ": " + message).orElse("")
                + (result.notes().isEmpty() ? "" : " (" + String.join("; ", result.notes()) + ")");
    }

    private void group(Action action, RunReport report) {
        List<Change> detailed = report.plan().changes().stream()
                .filter(change -> change.action() == action && isDetailed(change, report.explain()))
                .toList();
        if (detailed.isEmpty()) {
            return;
        }
        String title = action == Action.NO_OP ? "unchanged, with what was ignored" : "to " + action.word();
        out.open(
                "<details" + (action.destroys() ? " open" : "") + "><summary>" + detailed.size() + " " + title
                        + "</summary>\n\n",
                "</details>\n\n");
        for (Change change : detailed) {
            out.add("**" + action.symbol() + "** " + Markdown.code(Shown.cut(change.definition(), MOST)) + "\n\n"
                    + details(change, report.explain()));
        }
        out.close();
    }

    private static boolean isDetailed(Change change, boolean explain) {
        boolean ignored = explain && !change.ignored().isEmpty();
        return ignored || !change.differences().isEmpty() && (change.action() != Action.CREATE || explain);
    }

    private static String details(Change change, boolean explain) {
        StringBuilder diff = new StringBuilder();
        WorkbookLines.others(change).forEach(difference -> difference(change, difference, diff));
        WorkbookLines.of(change, MOST).ifPresent(workbook -> workbook(workbook, diff));
        if (explain) {
            change.ignored()
                    .forEach(one -> diff.append("# ignored: ")
                            .append(Shown.printable(one.path()))
                            .append(" (")
                            .append(one.rule().word())
                            .append(")\n"));
        }
        String shown = lines(diff.toString());
        String fence = Markdown.fence(shown);
        return fence + "diff\n" + shown + fence + "\n\n";
    }

    /** As many whole lines as one change may have. */
    private static String lines(String diff) {
        if (diff.length() <= MOST_OF_ONE) {
            return diff;
        }
        int end = diff.lastIndexOf('\n', MOST_OF_ONE) + 1;
        long left = diff.substring(end).lines().count();
        return diff.substring(0, end) + "# … and " + left + " more lines\n";
    }

    private static void workbook(WorkbookLines workbook, StringBuilder diff) {
        diff.append("# ").append(workbook.summary()).append('\n');
        for (WorkbookLines.Block block : workbook.blocks()) {
            diff.append("@@ ")
                    .append(block.sign())
                    .append(' ')
                    .append(block.path())
                    .append(' ')
                    .append(block.what())
                    .append(" @@\n");
            for (WorkbookLines.Value value : block.values()) {
                diff.append("# ").append(value.title()).append('\n');
                value.lines().forEach(line -> diff.append(line).append('\n'));
            }
        }
    }

    private static void difference(Change change, Difference difference, StringBuilder diff) {
        String origin = Wording.origin(change, difference)
                .map(where -> " (" + where + ")")
                .orElse("");
        diff.append("@@ ")
                .append(Shown.cut(Shown.printable(difference.path()), MOST))
                .append(" @@")
                .append(origin)
                .append('\n');
        Shown.lines(Shown.before(difference), Shown.after(difference), MOST)
                .forEach(line -> diff.append(line).append('\n'));
    }
}
