package dev.tocsin.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What came of several environments: each as it would be alone, and one summary. */
public final class FleetReport {
    private static final int LONGEST_MARKDOWN = 60_000;

    private final List<Member> members;

    /** A report in the order of the members. */
    public FleetReport(List<Member> members) {
        this.members = List.copyOf(members);
    }

    /**
     * One environment.
     *
     * @param environment its name
     * @param report its plan and what became of it; empty when there is not even a plan
     * @param exit the exit code that it alone would have had
     * @param state what that means, for people
     */
    public record Member(String environment, Optional<RunReport> report, int exit, String state) {
        /** The same, when an earlier environment did not go well. */
        public Member notBegun() {
            return new Member(environment, report, exit, "not begun");
        }

        private String summary() {
            return report.map(one -> Wording.counts(one.plan())
                                    + one.result()
                                            .map(result -> "; " + Wording.outcomes(result))
                                            .orElse("") + "; " + Wording.effort(one))
                            .orElse("no plan")
                    + (state.equals("done") ? "" : "; " + state);
        }
    }

    /** For people at a terminal. */
    public String text(Paint paint) {
        StringBuilder out = new StringBuilder();
        for (Member member : members) {
            member.report()
                    .ifPresent(report ->
                            out.append(new TextReport(paint).render(report)).append('\n'));
        }
        int width = members.stream()
                .mapToInt(one -> one.environment().length())
                .max()
                .orElse(0);
        for (Member member : members) {
            String name = member.environment()
                    + " ".repeat(width - member.environment().length());
            out.append(paint.bold(name))
                    .append("  ")
                    .append(Shown.printable(member.summary()))
                    .append('\n');
        }
        return out.toString();
    }

    /** For programs: each plan has the plan's schema, the whole that of {@code docs/schemas/fleet-1.0.schema.json}. */
    public String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("formatVersion", "1.0");
        ObjectNode summary = root.putObject("summary");
        for (Action action : Wording.ORDER) {
            summary.put(
                    JsonReport.key(action),
                    plans().mapToInt(plan -> plan.count(action)).sum());
        }
        root.putObject("requests")
                .put("read", reports().mapToInt(one -> one.requests().read()).sum())
                .put("write", reports().mapToInt(one -> one.requests().write()).sum());
        ArrayNode environments = root.putArray("environments");
        for (Member member : members) {
            ObjectNode one = environments.addObject();
            one.put("environment", member.environment());
            one.put("exit", member.exit());
            one.put("state", member.state());
            member.report().ifPresent(report -> one.set("plan", JsonReport.tree(report)));
        }
        return JsonWriter.pretty(root) + "\n";
    }

    private Stream<RunReport> reports() {
        return members.stream().flatMap(member -> member.report().stream());
    }

    private Stream<Plan> plans() {
        return reports().map(RunReport::plan);
    }

    /** For a pull request: one comment for all, each with its share of the length. */
    public String markdown() {
        List<String> names = new ArrayList<>();
        String project = "";
        for (Member member : members) {
            names.add(member.environment());
            project = member.report().map(report -> report.plan().project()).orElse(project);
        }
        StringBuilder out = new StringBuilder("<!-- tocsin:plan " + Markdown.marker(project) + "/"
                + Markdown.marker(String.join(",", names)) + " -->\n");
        out.append("### Tocsin: ").append(members.size()).append(" environments\n\n| environment | |\n|---|---|\n");
        for (Member member : members) {
            out.append("| ")
                    .append(Markdown.codeCell(Shown.cut(member.environment(), 100)))
                    .append(" | ")
                    .append(Markdown.text(Shown.cut(member.summary(), 400)))
                    .append(" |\n");
        }
        out.append('\n');
        int share = (LONGEST_MARKDOWN - out.length()) / members.size();
        for (Member member : members) {
            member.report()
                    .ifPresent(report ->
                            out.append(new MarkdownReport(share).render(report)).append('\n'));
        }
        return out.toString();
    }

    /** A page with all. */
    public String html() {
        StringBuilder body = new StringBuilder("<main>\n<h1>Tocsin: " + members.size() + " environments</h1>\n");
        overview(body);
        for (int i = 0; i < members.size(); i++) {
            String prefix = "e" + i;
            members.get(i).report().ifPresent(report -> body.append(new HtmlReport().section(report, prefix)));
        }
        return Html.page("Tocsin: " + members.size() + " environments", body + "</main>\n");
    }

    /** What is to be done where: a row for each environment. */
    private void overview(StringBuilder body) {
        body.append(
                "<div class=\"wide\"><table aria-label=\"Environments\">\n<thead><tr><th scope=\"col\">Environment</th>");
        for (Action action : Wording.ORDER) {
            body.append("<th scope=\"col\">")
                    .append(action == Action.NO_OP ? "Unchanged" : "To " + action.word())
                    .append("</th>");
        }
        body.append("<th scope=\"col\">Requests</th><th scope=\"col\">State</th></tr></thead>\n<tbody>\n");
        for (int i = 0; i < members.size(); i++) {
            row(members.get(i), "e" + i, body);
        }
        body.append("</tbody></table></div>\n");
    }

    private static void row(Member member, String id, StringBuilder body) {
        String name = Html.code(member.environment());
        body.append("<tr><td>")
                .append(member.report().isPresent() ? "<a href=\"#" + id + "\">" + name + "</a>" : name)
                .append("</td>");
        for (Action action : Wording.ORDER) {
            body.append(member.report()
                    .map(report -> report.plan().count(action))
                    .map(count -> "<td class=\"" + (count == 0 ? "quiet" : action.word()) + "\">" + count + "</td>")
                    .orElse("<td></td>"));
        }
        body.append("<td>")
                .append(member.report().map(Wording::effort).map(Html::text).orElse(""))
                .append("</td><td>")
                .append(Html.text(member.report().isEmpty() ? "no plan; " + member.state() : member.state()))
                .append("</td></tr>\n");
    }
}
