package dev.tocsin.kql.bind;

import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.text.KqlDiagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Queries of tests, bound to two small tables. */
final class Bound {
    static final Schema SHOP = Schema.empty()
            .with(List.of(
                    table("Orders", "id:long customer:string total:real placed:datetime items:dynamic open:bool"),
                    table("Customers", "customer:string name:string since:datetime id:int")));

    private Bound() {}

    static TableType table(String name, String columns) {
        List<Column> all = new ArrayList<>();
        for (String column : columns.split(" ", -1)) {
            String[] parts = column.split(":", -1);
            Type type = Scalar.named(parts[1]);
            all.add(new Column(parts[0], type == null ? DynamicTypes.ANY : type));
        }
        return new TableType(name, all, false);
    }

    static BoundQuery bind(String query) {
        return bind(query, SHOP);
    }

    static BoundQuery bind(String query, Schema schema) {
        return new KqlBinder(schema).bind(new KqlParser(KqlOptions.LOGS).parse(query));
    }

    /** The result's columns as {@code name:type}, of a query in which nothing is wrong. */
    static String columns(String query) {
        BoundQuery bound = bind(query);
        if (bound.failed()) {
            return bound.diagnostics().toString();
        }
        StringJoiner columns = new StringJoiner(" ");
        bound.columns()
                .forEach(column ->
                        columns.add(column.name() + ":" + column.type().word()));
        return columns.toString();
    }

    /** What is wrong, as codes and what they are about. */
    static String errors(String query) {
        return errors(query, SHOP);
    }

    static String errors(String query, Schema schema) {
        StringJoiner errors = new StringJoiner(", ");
        for (KqlDiagnostic one : bind(query, schema).diagnostics()) {
            errors.add(one.code() + " " + query.substring(one.start(), one.start() + one.length()));
        }
        return errors.toString();
    }
}
