package dev.tocsin.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.apply.ChangeResult;
import dev.tocsin.diff.Difference;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.Plan;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The plan for a pull request: counts first, details folded, a hidden marker so that a comment can be updated in place. */
public final class MarkdownReport {
    /** GitHub refuses comments over 65,536 characters. */
    private static final int LONGEST = 60_000;

    private static final int MOST = 300;

    private final StringBuilder out = new StringBuilder();

    /** The document. */
    public String render(RunReport report) {
        Plan plan = report.plan();
        out.append("<!-- tocsin:plan ")
                .append(plan.project())
                .append('/')
                .append(plan.environment())
                .append(" -->\n");
        out.append("### Tocsin: ")
                .append(code(plan.project() + " / " + plan.environment()))
                .append("\n\n");
        out.append("**").append(Wording.counts(plan)).append("**");
        report.result()
                .ifPresent(result ->
                        out.append(" · **").append(Wording.outcomes(result)).append("**"));
        out.append(" · ").append(Wording.effort(report)).append("\n\n");
        if (plan.hasChanges()) {
            table(report);
        }
        for (Change change : plan.changes()) {
            boolean detailed = change.action() != Action.CREATE || report.explain();
            if (change.action() != Action.NO_OP
                    && detailed
                    && !change.differences().isEmpty()) {
                details(change);
            }
        }
        plan.orphans()
                .forEach(orphan -> out.append("- ")
                        .append(code(orphan))
                        .append(" is ours and no longer defined; ")
                        .append(code("--prune"))
                        .append(" deletes it\n"));
        return cut(out.toString());
    }

    private void table(RunReport report) {
        Map<String, ChangeResult> results = new HashMap<>();
        report.result()
                .ifPresent(result ->
                        result.results().forEach(one -> results.put(one.change().id(), one)));
        boolean applied = report.result().isPresent();
        out.append("| | resource | action | reason |")
                .append(applied ? " outcome |" : "")
                .append('\n');
        out.append("|---|---|---|---|").append(applied ? "---|" : "").append('\n');
        for (Change change : report.plan().changes()) {
            if (change.action() == Action.NO_OP) {
                continue;
            }
            out.append("| ")
                    .append(code(change.action().symbol()))
                    .append(" | ")
                    .append(code(change.definition()))
                    .append(" | ")
                    .append(change.action().word())
                    .append(" | ")
                    .append(cell(change.reason()
                            + change.blocked().map(why -> "; blocked: " + why).orElse("")))
                    .append(" |");
            if (applied) {
                ChangeResult result = results.get(change.id());
                out.append(' ')
                        .append(result == null ? "" : cell(outcome(result)))
                        .append(" |");
            }
            out.append('\n');
        }
        out.append('\n');
    }

    private static String outcome(ChangeResult result) {
        return result.outcome().word()
                + result.message().map(message -> ": " + message).orElse("")
                + (result.notes().isEmpty() ? "" : " (" + String.join("; ", result.notes()) + ")");
    }

    private void details(Change change) {
        out.append("<details><summary>")
                .append(change.action().symbol())
                .append(' ')
                .append(escaped(change.definition()))
                .append("</summary>\n\n");
        StringBuilder diff = new StringBuilder();
        change.differences().forEach(difference -> difference(difference, diff));
        String fence = "`".repeat(Math.max(3, longestRun(diff) + 1));
        out.append(fence).append("diff\n").append(diff).append(fence).append("\n\n</details>\n\n");
    }

    private static void difference(Difference difference, StringBuilder diff) {
        Optional<JsonNode> before = Shown.before(difference);
        Optional<JsonNode> after = Shown.after(difference);
        diff.append("@@ ").append(difference.path()).append(" @@\n");
        if (isText(before) && isText(after)) {
            LineDiff.of(before.orElseThrow().textValue(), after.orElseThrow().textValue())
                    .forEach(line -> diff.append(line).append('\n'));
            return;
        }
        before.ifPresent(
                value -> diff.append("- ").append(Shown.line(value, MOST)).append('\n'));
        after.ifPresent(
                value -> diff.append("+ ").append(Shown.line(value, MOST)).append('\n'));
    }

    private static boolean isText(Optional<JsonNode> value) {
        return value.isPresent()
                && value.get().isTextual()
                && value.get().textValue().indexOf('\n') >= 0;
    }

    private static int longestRun(CharSequence text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static String code(String text) {
        return "`" + text.replace("`", "'") + "`";
    }

    private static String cell(String text) {
        return escaped(text).replace("|", "\\|").replace("\n", " ");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int line = text.lastIndexOf('\n', LONGEST);
        String head = text.substring(0, line < 0 ? LONGEST : line);
        int opened = head.lastIndexOf("<details>");
        boolean inDetails = opened > head.lastIndexOf("</details>");
        return (inDetails ? head.substring(0, opened) : head) + "\n\n_Cut here: the whole plan has " + text.length()
                + " characters; see `--output json`._\n";
    }
}
