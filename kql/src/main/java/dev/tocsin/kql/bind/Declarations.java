package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.LocalScope;
import dev.tocsin.kql.symbol.Parameter;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.symbol.Variable;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Tabular;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What queries declare: types, schemas, functions. */
final class Declarations {
    private final Binding binding;

    Declarations(Binding binding) {
        this.binding = binding;
    }

    /** The type that stands behind a colon. */
    static Type type(@Nullable Node written) {
        if (written instanceof Clause.Schema schema) {
            return new TableType(columns(schema), schema.open());
        }
        if (written instanceof Clause.AnyColumns) {
            return new TableType(List.of(), true);
        }
        Type type = written instanceof Clause.TypeName name ? Scalar.named(name.name()) : null;
        return type == null ? Scalar.UNKNOWN : type;
    }

    static List<Column> columns(Clause.Schema schema) {
        List<Column> columns = new ArrayList<>();
        for (Node node : schema.columns()) {
            if (node instanceof Clause.Column column && !column.name().value().isEmpty()) {
                columns.add(new Column(column.name().value(), type(column.type())));
            }
        }
        return columns;
    }

    /** A function that {@code let} declares. Its body is bound once without arguments, to say what is wrong in it. */
    Function function(String name, Tabular.Function declaration) {
        LocalScope scope = binding.local.copy();
        LocalScope inner = scope.inner();
        List<Parameter> parameters = new ArrayList<>();
        for (Clause.FunctionParameter parameter : declaration.parameters()) {
            String parameterName = parameter.column().name().value();
            Type type = type(parameter.column().type());
            if (parameter.defaultValue() != null) {
                binding.expressions.bind(parameter.defaultValue(), false);
            }
            parameters.add(Parameter.declared(parameterName, type, parameter.defaultValue() != null));
            if (inner.declares(parameterName)) {
                binding.problems.error(
                        "KS201",
                        "The parameter " + parameterName + " is declared twice",
                        parameter.column().name().range());
            }
            inner.declare(parameterName, new Variable(parameterName, type, true, null, null));
        }
        body(inner, declaration.body());
        return Function.local(name, parameters, declaration, scope);
    }

    private void body(LocalScope scope, Clause.Body body) {
        int column = binding.columnNumber;
        binding.columnNumber = 1;
        binding.withRow(
                null,
                () -> binding.withPath(
                        null,
                        () -> binding.inPlace(
                                Binding.Place.NORMAL,
                                () -> binding.withLocal(scope, () -> binding.statements.body(body)))));
        binding.columnNumber = column;
    }
}
