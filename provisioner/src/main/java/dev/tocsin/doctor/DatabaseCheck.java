package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.ArmException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the application reaches its database, as its telemetry shows it: from here another network would be tried. A refused
 * connection leaves no dependency row, which is what the health metric is for.
 */
final class DatabaseCheck implements Check {
    static final String NAME = "database-connectivity";
    private static final String HEALTH = "database_health_status";
    /** As the diagnostics of the shipped project's application have it. */
    private static final double SLOW_MILLIS = 1_000;

    private static final double BROKEN = 0.5;
    private static final String HEALTH_ROWS = "customMetrics\n| where timestamp > ago(15m)\n| where name == \"" + HEALTH
            + "\"\n| summarize checks = count(), unhealthy = countif(value < 1)";
    /** Types of databases that Application Insights names (Microsoft Learn, app/dependencies). */
    private static final String CALL_ROWS = "dependencies\n| where timestamp > ago(15m)\n| where type in~ (\"SQL\","
            + " \"postgresql\", \"mysql\", \"mssql\", \"mongodb\", \"redis\", \"Azure DocumentDB\")\n| summarize calls ="
            + " sum(itemCount), failed = sumif(itemCount, success == \"False\"), busy = sum(duration * itemCount)";

    private final Subject subject;
    private final Service service;

    DatabaseCheck(Subject subject, Service service) {
        this.subject = subject;
        this.service = service;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of(AzureServicesCheck.NAME);
    }

    @Override
    public Finding run() {
        Rows rows = new Rows(subject, service);
        Optional<String> obstacle = rows.obstacle();
        if (obstacle.isPresent()) {
            return Finding.skipped(NAME, obstacle.get());
        }
        try {
            boolean reported = subject.contract().metric(HEALTH).isPresent();
            return finding(reported ? rows.of(HEALTH_ROWS) : List.of(), rows.of(CALL_ROWS));
        } catch (ArmException e) {
            if (e.status() == 404) {
                return Finding.skipped(NAME, "there is no component to ask yet: " + e.getMessage());
            }
            throw e;
        }
    }

    private static Finding finding(List<JsonNode> health, List<JsonNode> dependencies) {
        double checks = sum(health, "checks");
        double unhealthy = sum(health, "unhealthy");
        double calls = sum(dependencies, "calls");
        double failed = sum(dependencies, "failed");
        double millis = calls == 0 ? 0 : sum(dependencies, "busy") / calls;
        if (checks + calls == 0) {
            return Finding.skipped(NAME, "no telemetry about a database in the last 15 minutes");
        }
        List<String> details = List.of(
                (long) unhealthy + " of " + (long) checks + " health checks failed",
                (long) failed + " of " + (long) calls + " calls failed, " + Math.round(millis) + " ms on average");
        String last = " in the last 15 minutes";
        if (unhealthy > 0 || calls > 0 && failed / calls > BROKEN) {
            return Finding.fail(
                    NAME,
                    "the application does not reach its database: " + String.join("; ", details) + last,
                    details,
                    "check that the database server runs and that the application's connection parameters are right");
        }
        if (failed > 0 || millis > SLOW_MILLIS) {
            return Finding.warning(
                    NAME,
                    "the application reaches its database, with trouble: " + details.get(1) + last,
                    details,
                    "check the load of the database server, its slow queries, and the network to it");
        }
        return Finding.pass(NAME, "the application reaches its database: " + details.get(1) + last, details);
    }

    private static double sum(List<JsonNode> rows, String column) {
        return rows.stream().mapToDouble(row -> row.path(column).asDouble()).sum();
    }
}
