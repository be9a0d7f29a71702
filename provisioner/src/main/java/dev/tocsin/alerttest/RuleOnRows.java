package dev.tocsin.alerttest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.alerting.evaluate.EvaluationException;
import dev.tocsin.alerting.evaluate.LogRuleEvaluator;
import dev.tocsin.alerting.evaluate.Timeline;
import dev.tocsin.alerting.rule.AlertRule;
import dev.tocsin.alerting.rule.LogRule;
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
        RuleOf read = RuleOf.resource(resource);
        if (read.rule().isEmpty()) {
            throw new RuleRefusedException(String.join("; ", read.problems()));
        }
        return new RuleOnRows(read.rule().get(), resource.body());
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
        Schema scope = RuleBody.schema(body);
        Map<String, TimedTable> tables = new LinkedHashMap<>();
        for (Map.Entry<String, List<Map<String, @Nullable Object>>> one : rows.entrySet()) {
            TableType type = scope.table(one.getKey());
            if (type != null) {
                tables.put(one.getKey(), table(BoundRule.fields(type), one.getValue(), first));
            }
        }
        try {
            return new LogRuleEvaluator(log, BoundRule.of(log, scope, tables).query()).evaluate(first, last);
        } catch (QueryRefused | EvaluationException e) {
            throw new RuleRefusedException(String.valueOf(e.getMessage()));
        }
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
