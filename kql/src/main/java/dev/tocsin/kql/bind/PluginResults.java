package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Dynamic;
import dev.tocsin.kql.symbol.GroupType;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of plug-ins that have rules of their own. */
final class PluginResults {
    private final Binding binding;

    PluginResults(Binding binding) {
        this.binding = binding;
    }

    Type type(CallShape shape) {
        TableType row = binding.rowOrEmpty();
        return switch (shape.function().name()) {
            case "bag_unpack" -> bagUnpack(shape, row);
            case "pivot" -> pivot(shape, row);
            case "dcount_intersect" -> dcountIntersect(shape, row);
            case "preview" ->
                new GroupType(List.of(row, new TableType(List.of(new Column("Count", Scalar.LONG)), false)));
            case "python", "r", "csharp" ->
                shape.literalType(0) instanceof TableType table ? table : new TableType(List.of(), true);
            case "ipv4_lookup", "ipv6_lookup" -> lookup(shape, row, false);
            case "geo_polygon_lookup", "geo_line_lookup" -> lookup(shape, row, true);
            case "rolling_percentile" -> rollingPercentile(shape);
            case "sequence_detect" -> sequenceDetect(shape);
            case "ai_embed_text", "ai_embeddings" ->
                ai(shape, row, "Text", "embedding", new Dynamic.ArrayOf(Scalar.REAL));
            case "ai_chat_completion", "ai_chat_completion_prompt" ->
                ai(shape, row, "Prompt", "completion", Scalar.STRING);
            default -> new TableType(List.of(), true);
        };
    }

    private static Type bagUnpack(CallShape shape, TableType row) {
        Object bag = shape.arguments().isEmpty()
                ? null
                : shape.arguments().get(0).meaning().symbol();
        List<Column> columns = new ArrayList<>();
        for (Column column : row.columns()) {
            if (column != bag) {
                columns.add(column);
            }
        }
        return new TableType(columns, true);
    }

    private Type pivot(CallShape shape, TableType row) {
        List<Argument> arguments = shape.arguments();
        List<Column> columns = new ArrayList<>();
        for (int i = 2; i < arguments.size(); i++) {
            if (arguments.get(i).meaning().symbol() instanceof Column column) {
                columns.add(column);
            }
        }
        if (columns.isEmpty()) {
            Object pivot =
                    arguments.isEmpty() ? null : arguments.get(0).meaning().symbol();
            Object aggregated = null;
            Expression aggregate = arguments.size() > 1 ? arguments.get(1).expression() : null;
            if (aggregate instanceof Operation.Call call && !call.arguments().isEmpty()) {
                aggregated = binding.meaning(call.arguments().get(0)).symbol();
            }
            for (Column column : row.columns()) {
                if (column != pivot && column != aggregated) {
                    columns.add(column);
                }
            }
        }
        return new TableType(columns, true);
    }

    private static Type dcountIntersect(CallShape shape, TableType row) {
        List<Column> columns = new ArrayList<>(row.columns());
        for (int i = 0; i < shape.arguments().size(); i++) {
            columns.add(new Column("s" + i, Scalar.LONG));
        }
        return new TableType(columns, row.open());
    }

    /** The input's columns and the looked-up table's, without the keys that both have. */
    private static Type lookup(CallShape shape, TableType row, boolean geo) {
        Argument table = shape.argument("LookupTable");
        if (table == null || !(table.type() instanceof TableType found)) {
            return row;
        }
        List<String> keys = new ArrayList<>();
        for (Argument extra : shape.arguments("ExtraKey")) {
            keys.add(extra.meaning().symbol() instanceof Column column ? column.name() : "");
        }
        Argument returned = shape.argument("return_lookup_key");
        boolean withKey =
                returned != null && Boolean.TRUE.equals(returned.meaning().value());
        Argument key = shape.argument(1);
        if (geo && !withKey && key != null && key.meaning().symbol() instanceof Column column) {
            keys.add(column.name());
        }
        List<Column> columns = new ArrayList<>(row.columns());
        for (Column column : found.columns()) {
            if (!keys.contains(column.name())) {
                columns.add(column);
            }
        }
        return new TableType(ColumnMerge.distinct(columns), false);
    }

    private static Type rollingPercentile(CallShape shape) {
        List<Column> columns = new ArrayList<>();
        addColumns(shape, "IndexColumn", columns);
        addColumns(shape, "Dimension", columns);
        String bins = text(shape.argument("BinsPerWindow"));
        String percentile = text(shape.argument("Percentile"));
        Argument value = shape.argument("ValueColumn");
        Column of = value != null && value.meaning().symbol() instanceof Column column ? column : null;
        columns.add(new Column(
                "rolling_" + bins + "_percentile_" + (of == null ? "value" : of.name()) + "_" + percentile,
                of == null ? Scalar.LONG : of.type()));
        return new TableType(columns, false);
    }

    private static String text(@Nullable Argument argument) {
        Object value = argument == null || !argument.literal()
                ? null
                : argument.meaning().value();
        return value == null ? "0" : Constants.text(value);
    }

    private static void addColumns(CallShape shape, String parameter, List<Column> columns) {
        for (Argument argument : shape.arguments(parameter)) {
            if (argument.meaning().symbol() instanceof Column column) {
                columns.add(column);
            }
        }
    }

    private Type sequenceDetect(CallShape shape) {
        List<Column> columns = new ArrayList<>();
        addColumns(shape, "Dimension", columns);
        Argument timeline = shape.argument("TimelineColumn");
        if (timeline != null && timeline.expression() != null) {
            String time = binding.resultNames.nameOrEmpty(timeline.expression());
            for (Argument step : shape.arguments("Expr")) {
                String name = step.expression() == null ? "" : binding.resultNames.nameOrEmpty(step.expression());
                columns.add(new Column(name + "_" + time, timeline.type()));
            }
        }
        columns.add(new Column("Duration", Scalar.TIMESPAN));
        return new TableType(columns, false);
    }

    private Type ai(CallShape shape, TableType row, String parameter, String suffix, Type type) {
        Argument of = shape.argument(parameter);
        String name = of == null || of.expression() == null ? "" : binding.resultNames.nameOrEmpty(of.expression());
        List<Column> columns = new ArrayList<>(row.columns());
        columns.add(new Column(name + "_" + suffix, type));
        Argument errors = shape.argument("IncludeErrorMessages");
        if (errors != null && Boolean.TRUE.equals(errors.meaning().value())) {
            columns.add(new Column(name + "_" + suffix + "_error", Scalar.STRING));
        }
        return new TableType(columns, false);
    }
}
