package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.report.Markdown;
import dev.tocsin.report.Paint;
import java.util.List;

/** Findings as people and programs read them. */
public final class DoctorReport {
    private final String environment;
    private final List<Finding> findings;

    /** A report on one environment. */
    public DoctorReport(String environment, List<Finding> findings) {
        this.environment = environment;
        this.findings = List.copyOf(findings);
    }

    private long count(Status status) {
        return findings.stream().filter(one -> one.status() == status).count();
    }

    private String summary() {
        return Words.count(findings.size(), "check") + " of the environment " + environment + ": " + count(Status.PASS)
                + " passed, " + Words.count((int) count(Status.WARNING), "warning") + ", " + count(Status.FAIL)
                + " failed, "
                + count(Status.SKIPPED) + " skipped";
    }

    /** A line for each check; what is wrong with its details and the remedy; then how many there are. */
    public String text(Paint paint) {
        int widest =
                findings.stream().mapToInt(one -> one.name().length()).max().orElse(0);
        StringBuilder out = new StringBuilder();
        for (Finding one : findings) {
            String line = one.name() + " ".repeat(widest - one.name().length()) + "  " + one.message();
            out.append(status(paint, one.status()))
                    .append(one.status() == Status.SKIPPED ? paint.dim(line) : line)
                    .append('\n');
            one.remediation().ifPresent(remedy -> {
                one.details().stream()
                        .filter(detail -> !detail.equals(one.message()))
                        .forEach(detail ->
                                out.append(paint.dim("           - " + detail)).append('\n'));
                out.append("         ")
                        .append(paint.bold("remedy: "))
                        .append(remedy)
                        .append('\n');
            });
        }
        return out.append(paint.bold(summary())).append('\n').toString();
    }

    private static String status(Paint paint, Status status) {
        String word = status.word() + " ".repeat(9 - status.word().length());
        return switch (status) {
            case PASS -> paint.good(word);
            case WARNING -> paint.warn(word);
            case FAIL -> paint.bad(word);
            case SKIPPED -> paint.dim(word);
        };
    }

    /** {@code {"formatVersion","environment","summary","checks":[{"name","status","message","details","remediation"}]}}. */
    public String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("formatVersion", "1.0").put("environment", environment);
        ObjectNode summary = root.putObject("summary");
        for (Status status : Status.values()) {
            summary.put(status.word(), count(status));
        }
        ArrayNode checks = root.putArray("checks");
        for (Finding one : findings) {
            ObjectNode check = checks.addObject()
                    .put("name", one.name())
                    .put("status", one.status().word())
                    .put("message", one.message());
            ArrayNode details = check.putArray("details");
            one.details().forEach(details::add);
            check.put("remediation", one.remediation().orElse(null));
        }
        return JsonWriter.pretty(root) + "\n";
    }

    /** A table of the checks, and a list of what to do. */
    public String markdown() {
        StringBuilder out = new StringBuilder("### ")
                .append(Markdown.text(summary()))
                .append("\n\n| Check | Status | |\n|---|---|---|\n");
        for (Finding one : findings) {
            out.append("| ")
                    .append(one.name())
                    .append(" | ")
                    .append(one.status().word())
                    .append(" | ")
                    .append(Markdown.text(one.message()))
                    .append(" |\n");
        }
        for (Finding one : findings) {
            one.remediation().ifPresent(remedy -> {
                out.append("\n**").append(one.name()).append("**\n\n");
                one.details()
                        .forEach(detail ->
                                out.append("- ").append(Markdown.text(detail)).append('\n'));
                out.append("- Remedy: ").append(Markdown.text(remedy)).append('\n');
            });
        }
        return out.toString();
    }
}
