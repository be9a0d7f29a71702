package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Conversions;
import dev.tocsin.kql.symbol.Conversions.Allowed;
import dev.tocsin.kql.symbol.Dynamic;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Tuple;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types of functions and aggregates that have rules of their own. */
final class CustomResults {
    private final Binding binding;

    CustomResults(Binding binding) {
        this.binding = binding;
    }

    Type type(CallShape shape) {
        String name = shape.function().name();
        return switch (name) {
            case "bin_auto" -> Conversions.intToLong(shape.typeOf(0));
            case "array_concat" -> arrays(shape, "array", Allowed.NONE);
            case "set_union", "set_intersect", "set_difference" -> arrays(shape, "set", Allowed.PROMOTION);
            case "array_iff", "array_iif" -> arrayIf(shape);
            case "array_sort_asc", "array_sort_desc" -> sorted(shape);
            case "pack", "pack_dictionary", "bag_pack" -> packed(shape);
            case "bag_pack_columns" -> columnsBag(shape);
            case "pack_all" -> new Dynamic.Bag(binding.rowOrEmpty().columns());
            case "pack_array" -> packArray(shape);
            case "bag_merge", "bag_remove_keys" -> DynamicTypes.BAG;
            case "bag_set_key" -> shape.typeOf(0) instanceof Dynamic.Bag ? DynamicTypes.BAG : shape.typeOf(0);
            case "percentile", "percentiles", "percentilew", "percentilesw" -> percentiles(shape);
            case "percentiles_array", "percentilesw_array" -> percentileArray(shape);
            case "any" -> new Tuple(prefixed(any(shape, "")));
            case "take_any" -> new Tuple(any(shape, "any_"));
            case "arg_min" -> new Tuple(extreme(shape, "min"));
            case "arg_max" -> new Tuple(extreme(shape, "max"));
            case "argmin", "argmax" -> new Tuple(oldExtreme(shape));
            default -> Scalar.UNKNOWN;
        };
    }

    private static Type arrays(CallShape shape, String parameter, Allowed allowed) {
        List<Type> types = new ArrayList<>();
        for (Argument argument : shape.arguments(parameter)) {
            types.add(argument.type());
        }
        Type common = Conversions.common(types, allowed);
        return common instanceof Dynamic.ArrayOf ? common : DynamicTypes.ARRAY;
    }

    private static Type arrayIf(CallShape shape) {
        Argument argument = shape.argument("when_true");
        Type type = argument == null ? Scalar.UNKNOWN : argument.type();
        return type instanceof Dynamic ? type : Dynamic.arrayOf(type);
    }

    private Type sorted(CallShape shape) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < shape.arguments().size(); i++) {
            Argument argument = shape.arguments().get(i);
            if (!Kinds.array(argument.type()) || argument.expression() == null) {
                break;
            }
            String of = binding.resultNames.nameOrEmpty(argument.expression());
            columns.add(new Column((of.isEmpty() ? "array" + i : of) + "_sorted", argument.type()));
        }
        return new Tuple(columns);
    }

    private static Type packed(CallShape shape) {
        List<Argument> keys = shape.arguments("key");
        List<Argument> values = shape.arguments("value");
        List<Column> properties = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).meaning().value() instanceof String key) {
                properties.add(new Column(key, i < values.size() ? values.get(i).type() : Scalar.UNKNOWN));
            }
        }
        return new Dynamic.Bag(properties);
    }

    private static Type columnsBag(CallShape shape) {
        List<Column> properties = new ArrayList<>();
        for (Argument argument : shape.arguments()) {
            if (argument.meaning().symbol() instanceof Column column) {
                properties.add(column);
            }
        }
        return new Dynamic.Bag(properties);
    }

    private static Type packArray(CallShape shape) {
        List<Type> types = new ArrayList<>();
        for (Argument argument : shape.arguments()) {
            if (argument.star()) {
                return DynamicTypes.ARRAY;
            }
            types.add(argument.type());
        }
        return Dynamic.arrayOf(Conversions.common(types, Allowed.PROMOTION));
    }

    /** {@code percentile_duration_95}. */
    private Type percentiles(CallShape shape) {
        List<Column> columns = new ArrayList<>();
        Argument of = shape.argument("expr");
        if (of != null && of.expression() != null) {
            Type type = of.type() == Scalar.INT ? Scalar.LONG : of.type() == Scalar.DECIMAL ? Scalar.REAL : of.type();
            String name = binding.resultNames.nameOrEmpty(of.expression());
            for (Argument percentile : shape.arguments("percentile")) {
                columns.add(new Column(
                        "percentile_" + name + "_"
                                + fragment(percentile.meaning().value()),
                        type));
            }
        }
        return new Tuple(columns);
    }

    private Type percentileArray(CallShape shape) {
        Argument of = shape.argument("expr");
        String name = of == null || of.expression() == null ? "" : binding.resultNames.nameOrEmpty(of.expression());
        return new Tuple(List.of(new Column("percentiles_" + name, DynamicTypes.ARRAY)));
    }

    /** A number as a part of a name: {@code 99.9} as {@code 99_9}. */
    static String fragment(@Nullable Object value) {
        String text = value == null ? "" : Constants.text(value);
        StringBuilder fragment = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            fragment.append(Character.isLetterOrDigit(c) ? c : '_');
        }
        return fragment.toString();
    }

    private List<Column> any(CallShape shape, String prefix) {
        List<Column> columns = new ArrayList<>();
        Set<Column> seen = new HashSet<>(binding.groupedBy);
        boolean star = shape.arguments().stream().anyMatch(Argument::star);
        for (int i = 0; i < shape.arguments().size(); i++) {
            Argument argument = shape.arguments().get(i);
            Expression expression = argument.expression();
            if (argument.star()) {
                addNew(binding.rowOrEmpty().columns(), seen, columns);
            } else if (expression != null) {
                Column column = binding.resultNames.column(Trees.underlying(expression));
                if (column == null) {
                    String name = binding.resultNames.nameOrEmpty(expression);
                    columns.add(new Column(name.isEmpty() ? prefix + "arg" + i : name, argument.type()));
                } else if (!star || !seen.contains(column)) {
                    add(expression, column, seen, columns);
                }
            }
        }
        return columns;
    }

    private static List<Column> prefixed(List<Column> columns) {
        List<Column> prefixed = new ArrayList<>();
        for (Column column : columns) {
            prefixed.add(column.named("any_" + column.name()));
        }
        return prefixed;
    }

    private static void addNew(List<Column> from, Set<Column> seen, List<Column> columns) {
        for (Column column : from) {
            if (seen.add(column)) {
                columns.add(column);
            }
        }
    }

    /** A column that was there before is another one of the same name, which then gets a number. */
    private static void add(Expression expression, Column column, Set<Column> seen, List<Column> columns) {
        if (expression instanceof Operation.Named) {
            seen.add(column);
            columns.add(new Column(String.valueOf(ResultNames.declared(expression)), column.type()));
        } else if (seen.add(column)) {
            columns.add(column);
        } else {
            columns.add(new Column(column.name(), column.type()));
        }
    }

    private List<Column> extreme(CallShape shape, String prefix) {
        List<Column> columns = new ArrayList<>();
        Set<Column> seen = new HashSet<>();
        boolean star = shape.arguments().stream().anyMatch(Argument::star);
        String primary = "";
        for (int i = 0; i < shape.arguments().size(); i++) {
            Argument argument = shape.arguments().get(i);
            Expression expression = argument.expression();
            if (expression == null) {
                continue;
            }
            if (i == 0) {
                primary = binding.resultNames.nameOrEmpty(expression);
            }
            Column column = binding.resultNames.column(Trees.underlying(expression));
            if (argument.star()) {
                Set<Column> known = new HashSet<>(seen);
                known.addAll(binding.groupedBy);
                addNew(binding.rowOrEmpty().columns(), known, columns);
                seen.addAll(binding.rowOrEmpty().columns());
            } else if (column == null) {
                String name = binding.resultNames.name(expression);
                String otherwise = i == 0 ? prefix + "_" : prefix + "_" + primary + "_arg" + i;
                columns.add(new Column(name == null ? otherwise : name, argument.type()));
            } else if (i == 0 || !star || (!seen.contains(column) && !binding.groupedBy.contains(column))) {
                Set<Column> known = binding.groupedBy.contains(column) ? new HashSet<>(Set.of(column)) : seen;
                add(expression, column, known, columns);
                seen.add(column);
            }
        }
        return columns;
    }

    /** Of the old argmax, whose columns are named after the first: {@code max_timestamp_name}. */
    private List<Column> oldExtreme(CallShape shape) {
        List<Column> columns = new ArrayList<>();
        Set<Column> seen = new HashSet<>(binding.groupedBy);
        String primary = "";
        for (int i = 0; i < shape.arguments().size(); i++) {
            Argument argument = shape.arguments().get(i);
            Expression expression = argument.expression();
            if (expression == null) {
                continue;
            }
            Column column = binding.resultNames.column(Trees.underlying(expression));
            if (argument.star()) {
                for (Column other : binding.rowOrEmpty().columns()) {
                    if (seen.add(other)) {
                        columns.add(new Column(primary + "_" + other.name(), other.type()));
                    }
                }
            } else {
                String name = binding.resultNames.nameOrEmpty(expression);
                if (i == 0) {
                    primary = name;
                }
                String own = name.isEmpty() ? "arg" + i : name;
                columns.add(new Column(i == 0 ? own : primary + "_" + own, argument.type()));
                if (column != null) {
                    seen.add(column);
                }
            }
        }
        return columns;
    }
}
