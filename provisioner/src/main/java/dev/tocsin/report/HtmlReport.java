package dev.tocsin.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.apply.ChangeResult;
import dev.tocsin.diff.Difference;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plan, and what became of it, as a page to keep: everything is in it, also what the other formats cut. */
public final class HtmlReport {
    /** A value longer than this is most of a page by itself. */
    private static final int MOST = 4_000;

    private final StringBuilder out = new StringBuilder();

    private String prefix = "";

    /** The page. */
    public String render(RunReport report) {
        String title = title(report.plan());
        out.append("<a class=\"skip\" href=\"#changes\">Skip to the changes</a>\n<main>\n<h1>")
                .append(Html.text(title))
                .append("</h1>\n");
        body(report);
        return Html.page("Tocsin: " + title, out.append("</main>\n").toString());
    }

    /** One of several on a page; {@code id} is its place, and makes the others' names of places its own. */
    String section(RunReport report, String id) {
        prefix = id;
        out.append("<section>\n<h2 id=\"")
                .append(id)
                .append("\">")
                .append(Html.text(title(report.plan())))
                .append("</h2>\n");
        body(report);
        return out.append("</section>\n").toString();
    }

    private static String title(Plan plan) {
        return plan.project() + " / " + plan.environment();
    }

    private void body(RunReport report) {
        Plan plan = report.plan();
        out.append("<p class=\"quiet\">")
                .append(report.result().isPresent() ? "Applied to " : "Plan for ")
                .append(Html.text(report.target()))
                .append(" · ")
                .append(Html.text(Wording.effort(report)))
                .append("</p>\n");
        counts(plan);
        report.result()
                .ifPresent(result -> out.append("<p><b>Applied: ")
                        .append(Html.text(Wording.outcomes(result)))
                        .append(".</b></p>\n"));
        Map<String, ChangeResult> results = new HashMap<>();
        report.result()
                .ifPresent(result ->
                        result.results().forEach(one -> results.put(one.change().id(), one)));
        out.append("<h2 id=\"").append(prefix).append("changes\">Changes</h2>\n");
        overview(plan, results);
        for (int i = 0; i < plan.changes().size(); i++) {
            Change change = plan.changes().get(i);
            if (change.action() != Action.NO_OP) {
                change(change, i, Optional.ofNullable(results.get(change.id())));
            }
        }
        unchanged(plan);
        orphans(plan);
    }

    private void counts(Plan plan) {
        out.append("<ul class=\"counts\" aria-label=\"")
                .append(Html.text(Wording.counts(plan)))
                .append("\">\n");
        for (Action action : List.of(Action.CREATE, Action.UPDATE, Action.REPLACE, Action.DELETE)) {
            if (plan.count(action) > 0) {
                out.append("<li class=\"")
                        .append(action.word())
                        .append("\"><b>")
                        .append(plan.count(action))
                        .append("</b> to ")
                        .append(action.word())
                        .append("</li>\n");
            }
        }
        out.append("<li class=\"no-op\"><b>").append(plan.count(Action.NO_OP)).append("</b> unchanged</li>\n</ul>\n");
    }

    private void overview(Plan plan, Map<String, ChangeResult> results) {
        if (!plan.hasChanges()) {
            out.append("<p>").append(Wording.quiet(plan)).append("</p>\n");
            return;
        }
        boolean applied = !results.isEmpty();
        out.append(
                        "<div class=\"wide\"><table class=\"list\" aria-label=\"Changes\">\n<thead><tr><th scope=\"col\">Action</th><th scope=\"col\">Definition</th>"
                                + "<th scope=\"col\">Reason</th>")
                .append(applied ? "<th scope=\"col\">Outcome</th>" : "")
                .append("</tr></thead>\n<tbody>\n");
        for (int i = 0; i < plan.changes().size(); i++) {
            Change change = plan.changes().get(i);
            if (change.action() == Action.NO_OP) {
                continue;
            }
            ChangeResult result = results.get(change.id());
            out.append("<tr><td>")
                    .append(mark(change.action()))
                    .append("</td><td><a href=\"#")
                    .append(prefix)
                    .append('c')
                    .append(i)
                    .append("\">")
                    .append(Html.code(change.definition()))
                    .append("</a></td><td>")
                    .append(Html.text(change.reason()))
                    .append("</td>")
                    .append(result == null ? "" : "<td>" + outcome(result) + "</td>")
                    .append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private static String mark(Action action) {
        return "<span class=\"mark " + action.word() + "\"><span aria-hidden=\"true\">" + action.symbol() + "</span> "
                + action.word() + "</span>";
    }

    private static String outcome(ChangeResult result) {
        return "<span class=\"" + (result.outcome().isGood() ? "good" : "bad") + "\">"
                + result.outcome().word() + "</span>";
    }

    private void change(Change change, int index, Optional<ChangeResult> result) {
        out.append("<article id=\"")
                .append(prefix)
                .append('c')
                .append(index)
                .append("\">\n<header><h3>")
                .append(mark(change.action()))
                .append(' ')
                .append(Html.code(change.definition()))
                .append("</h3>\n")
                .append(change.action() == Action.CREATE ? "" : "<p>" + Html.text(change.reason()) + "</p>\n")
                .append("<p class=\"quiet\">")
                .append(Html.code(change.id()))
                .append("</p>\n");
        change.blocked().ifPresent(why -> note("stop", "Blocked: " + why));
        Wording.interruption(change).ifPresent(what -> note("stop", what));
        Wording.loss(change).ifPresent(what -> note("stop", what));
        result.ifPresent(this::result);
        out.append("</header>\n");
        if (!change.differences().isEmpty() || !change.ignored().isEmpty()) {
            out.append("<div class=\"body\">\n");
            differences(change);
            ignored(change);
            out.append("</div>\n");
        }
        out.append("</article>\n");
    }

    private void result(ChangeResult result) {
        String message = result.outcome().word()
                + result.message()
                        .map(text -> ": " + text.replaceAll("\\s+", " "))
                        .orElse("");
        if (result.outcome().isGood()) {
            out.append("<p>").append(Html.text(message)).append("</p>\n");
        } else {
            note("stop", message);
        }
        result.notes().forEach(text -> note("", text));
    }

    private void note(String kind, String text) {
        out.append("<p class=\"note ")
                .append(kind)
                .append("\">")
                .append(Html.text(text))
                .append("</p>\n");
    }

    /** Of a new resource every value is a difference: there to be looked up, not to be read. */
    private void differences(Change change) {
        boolean folded = change.action() == Action.CREATE;
        if (folded) {
            out.append("<details><summary>").append(change.differences().size()).append(" declared values</summary>\n");
        }
        WorkbookLines.others(change).forEach(one -> difference(change, one));
        WorkbookLines.of(change, MOST).ifPresent(workbook -> out.append(HtmlWorkbook.of(workbook)));
        out.append(folded ? "</details>\n" : "");
    }

    private void difference(Change change, Difference difference) {
        Optional<JsonNode> before = Shown.before(difference);
        Optional<JsonNode> after = Shown.after(difference);
        out.append("<p class=\"path\">").append(Html.code(difference.path()));
        Wording.origin(change, difference)
                .ifPresent(where -> out.append(" (").append(Html.text(where)).append(')'));
        out.append("</p>\n").append(Html.lines(Shown.lines(before, after, MOST)));
    }

    private void ignored(Change change) {
        if (change.ignored().isEmpty()) {
            return;
        }
        out.append("<details><summary>")
                .append(change.ignored().size())
                .append(change.ignored().size() == 1 ? " difference" : " differences")
                .append(" without meaning</summary>\n<ul class=\"plain\">\n");
        change.ignored()
                .forEach(one -> out.append("<li>")
                        .append(Html.code(one.path()))
                        .append(" <span class=\"quiet\">")
                        .append(one.rule().word())
                        .append("</span></li>\n"));
        out.append("</ul></details>\n");
    }

    private void unchanged(Plan plan) {
        if (plan.count(Action.NO_OP) == 0) {
            return;
        }
        out.append("<details><summary>").append(plan.count(Action.NO_OP)).append(" unchanged</summary>\n");
        for (Change change : plan.changes()) {
            if (change.action() == Action.NO_OP) {
                out.append("<p>").append(Html.code(change.definition())).append("</p>\n");
                ignored(change);
            }
        }
        out.append("</details>\n");
    }

    private void orphans(Plan plan) {
        if (plan.orphans().isEmpty()) {
            return;
        }
        out.append("<h2>Ours, and no longer defined</h2>\n<p>")
                .append(Html.code("--prune"))
                .append(" deletes them.</p>\n<ul class=\"plain\">\n");
        plan.orphans()
                .forEach(orphan -> out.append("<li>").append(Html.code(orphan)).append("</li>\n"));
        out.append("</ul>\n");
    }
}
