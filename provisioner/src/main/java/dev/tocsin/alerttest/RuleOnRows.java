package dev.tocsin.alerttest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.alerting.evaluate.EvaluationException;
import dev.tocsin.alerting.evaluate.LogRuleEvaluator;
import dev.tocsin.alerting.evaluate.Timeline;
import dev.tocsin.alerting.rule.AlertRule;
import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.kql.evaluate.run.Limits;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.resource.DesiredResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is evaluated on rows that landed somewhere.
 *
 * @param rule what is evaluated
 * @param body the rule's resource
 */
public record RuleOnRows(AlertRule rule, JsonNode body) {
    /**
     * Reads a rule.
     *
     * @throws RuleRefusedException when it cannot be evaluated here
     */
    public static RuleOnRows of(DesiredResource resource) throws RuleRefusedException {
        return of(resource.kind().type(), resource.name(), resource.body());
    }

    /**
     * Reads a rule.
     *
     * @param type its ARM type
     * @param name what messages call it
     * @throws RuleRefusedException when it cannot be evaluated here
     */
    public static RuleOnRows of(String type, String name, JsonNode body) throws RuleRefusedException {
        RuleOf read = RuleOf.body(type, name, body);
        if (read.rule().isEmpty()) {
            throw new RuleRefusedException(String.join("; ", read.problems()));
        }
        return new RuleOnRows(read.rule().get(), body);
    }

    /** Whether its query names the tables of a component ({@code customMetrics}), and not those of a workspace ({@code AppMetrics}). */
    public boolean readsComponent() {
        return RuleBody.schema(body).table("customMetrics") != null;
    }

    /**
     * Evaluates a log alert rule at {@code first} and at all multiples of its frequency until {@code last}. Each evaluation sees the
     * rows before it.
     *
     * @param rows by table of the rule's scope; the time is under its column; tables that are not documented do not count
     * @throws RuleRefusedException when the query, or its result, cannot be used
     */
    public List<Timeline> evaluate(Map<String, List<Map<String, @Nullable Object>>> rows, Instant first, Instant last)
            throws RuleRefusedException {
        LogRule log = (LogRule) rule;
        try {
            return new LogRuleEvaluator(log, bound(log, rows, first).query()).evaluate(first, last);
        } catch (QueryRefused | EvaluationException e) {
            throw new RuleRefusedException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The rule for evaluations one after the other, of which none is over yet.
     *
     * @param limits of each evaluation's query
     * @throws RuleRefusedException when it is no log alert rule
     */
    public StandingRule standing(Limits limits) throws RuleRefusedException {
        if (rule instanceof LogRule log) {
            return new StandingRule(this, log, limits);
        }
        throw new RuleRefusedException("it is no log alert rule");
    }

    BoundRule bound(LogRule log, Map<String, List<Map<String, @Nullable Object>>> rows, Instant now)
            throws RuleRefusedException {
        Schema scope = RuleBody.schema(body);
        Map<String, TimedTable> tables = new LinkedHashMap<>();
        for (Map.Entry<String, List<Map<String, @Nullable Object>>> one : rows.entrySet()) {
            TableType type = scope.table(one.getKey());
            if (type != null) {
                tables.put(one.getKey(), table(BoundRule.fields(type), one.getValue(), now));
            }
        }
        return BoundRule.of(log, scope, tables);
    }

    private static TimedTable table(List<Field> fields, List<Map<String, @Nullable Object>> rows, Instant now)
            throws RuleRefusedException {
        Cells cells = new Cells(now);
        Table.Builder builder = Table.builder(fields);
        for (Map<String, @Nullable Object> row : rows) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Field field : fields) {
                try {
                    values.add(cells.of(row.get(field.name()), field.type()));
                } catch (Cells.Misfit e) {
                    throw new RuleRefusedException("a row's column \"" + field.name() + "\": " + e.getMessage());
                }
            }
            builder.row(values.toArray());
        }
        return TableMaker.sorted(builder.build());
    }
}
