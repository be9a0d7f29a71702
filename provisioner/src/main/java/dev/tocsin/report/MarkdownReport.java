package dev.tocsin.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.apply.ChangeResult;
import dev.tocsin.diff.Difference;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plan for a pull request: counts first, details folded, a hidden marker so that a comment can be updated in place. */
public final class MarkdownReport {
    /** GitHub refuses comments over 65,536 characters. */
    private static final int LONGEST = 60_000;

    private static final int MOST = 300;

    private final StringBuilder out = new StringBuilder();
    private final List<Integer> ends = new ArrayList<>();

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
        return cut();
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
                    .append(code(change.definition()).replace("|", "\\|"))
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
            ends.add(out.length());
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
        ends.add(out.length());
    }

    private static void difference(Difference difference, StringBuilder diff) {
        Optional<JsonNode> before = Shown.before(difference);
        Optional<JsonNode> after = Shown.after(difference);
        diff.append("@@ ").append(difference.path()).append(" @@\n");
        if (Shown.areLines(before, after)) {
            LineDiff.of(before.orElseThrow().textValue(), after.orElseThrow().textValue())
                    .forEach(line -> diff.append(line).append('\n'));
            return;
        }
        before.ifPresent(
                value -> diff.append("- ").append(Shown.line(value, MOST)).append('\n'));
        after.ifPresent(
                value -> diff.append("+ ").append(Shown.line(value, MOST)).append('\n'));
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
        return escaped(text).replaceAll("[\\\\`*\\[\\]|]", "\\\\$0").replaceAll("\\s+", " ");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Ends after a whole row or a whole fold, so that nothing stays open. */
    private String cut() {
        if (out.length() <= LONGEST) {
            return out.toString();
        }
        int end = ends.stream().filter(one -> one <= LONGEST).reduce(0, Math::max);
        return out.substring(0, end) + "\n_Cut here: the whole plan has " + out.length()
                + " characters; see `--output json`._\n";
    }
}
