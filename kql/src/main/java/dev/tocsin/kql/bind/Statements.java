package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.EntityType;
import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.LocalScope;
import dev.tocsin.kql.symbol.Special;
import dev.tocsin.kql.symbol.Symbol;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.symbol.Variable;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Statement;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Statements, and the names that they declare. */
final class Statements {
    private final Binding binding;
    private final Map<String, Type> patterns = new HashMap<>();

    Statements(Binding binding) {
        this.binding = binding;
    }

    /** The type of the last statement that has a value. */
    @Nullable
    Type query(List<Statement> statements) {
        Type result = null;
        for (Statement statement : statements) {
            Type type = statement(statement);
            if (type != null) {
                result = type;
            }
        }
        return result;
    }

    /** The type that a function's body gives; its statements see the scope that is current. */
    Type body(Clause.Body body) {
        for (Statement statement : body.statements()) {
            statement(statement);
        }
        return body.result() == null
                ? Special.VOID
                : binding.expressions.bind(body.result(), false).rawType();
    }

    private @Nullable Type statement(Statement statement) {
        if (statement instanceof Statement.Expressed expressed) {
            return binding.expressions.bind(expressed.expression(), false).rawType();
        }
        if (statement instanceof Statement.Let let) {
            let(let);
        } else if (statement instanceof Statement.QueryParameters parameters) {
            for (Clause.FunctionParameter parameter : parameters.parameters()) {
                parameter(parameter);
            }
        } else if (statement instanceof Statement.Pattern pattern) {
            pattern(pattern);
        } else if (statement instanceof Statement.Alias alias) {
            Type type = binding.expressions.bind(alias.database(), false).rawType();
            binding.local.declare(
                    alias.name().value(), new Variable(alias.name().value(), type));
        } else if (statement instanceof Statement.SetOption option && option.value() != null) {
            if (Trees.isLiteral(option.value())) {
                binding.expressions.bind(option.value(), false);
            }
        } else if (statement instanceof Statement.Filled) {
            binding.declaresMore = true;
            binding.tellsNewColumns = false;
        } else if (statement instanceof Statement.Restrict restrict) {
            for (Expression entity : restrict.entities()) {
                binding.expressions.bind(entity, true);
            }
        }
        return null;
    }

    private void let(Statement.Let let) {
        String name = let.name().value();
        Symbol symbol;
        if (let.value() instanceof Tabular.Function declaration) {
            Function function = binding.declarations.function(name, declaration);
            binding.remember(declaration, new Meaning(function, function));
            symbol = function;
        } else {
            Meaning meaning = binding.expressions.bind(let.value(), false);
            Type type = meaning.rawType();
            symbol = type instanceof Function function
                    ? function
                    : new Variable(name, type, meaning.constant(), meaning.value(), let.value());
        }
        declare(let.name(), symbol);
    }

    private void declare(Value.Name name, Symbol symbol) {
        if (name.form() == Value.Form.MISSING || name.value().isEmpty()) {
            return;
        }
        if (binding.local.declares(name.value())) {
            binding.problems.error("KS201", "The name " + name.value() + " is declared already", name.range());
        }
        binding.local.declare(name.value(), symbol);
    }

    private void parameter(Clause.FunctionParameter parameter) {
        Value.Name name = parameter.column().name();
        if (parameter.defaultValue() != null) {
            binding.expressions.bind(parameter.defaultValue(), false);
        }
        Type type = Declarations.type(parameter.column().type());
        declare(name, new Variable(name.value(), type, true, null, null));
    }

    /** A call of a pattern, as a key: its name and the arguments' values. */
    static String patternCall(String name, List<Argument> arguments) {
        StringJoiner values = new StringJoiner("\n", name + "(", ")");
        for (Argument argument : arguments) {
            values.add(String.valueOf(argument.meaning().value()));
        }
        return values.toString();
    }

    /** What a call of a pattern gives: the result of the body that its arguments choose. */
    Type pattern(String call) {
        Type found = patterns.get(call);
        if (found != null) {
            return found;
        }
        boolean begins = patterns.keySet().stream().anyMatch(key -> key.startsWith(call + "."));
        return begins ? new EntityType(EntityType.Kind.PATTERN, call) : new TableType(List.of(), true);
    }

    private String pathValue(Expression path) {
        Expression value = path instanceof Operation.Bracketed bracketed ? bracketed.inner() : path;
        return String.valueOf(binding.expressions.bind(value, false).value());
    }

    private void pattern(Statement.Pattern pattern) {
        for (Clause.PatternMatch match : pattern.matches()) {
            binding.expressions.bindAll(match.arguments());
            LocalScope scope = binding.local.inner();
            for (Clause.Column parameter : pattern.parameters()) {
                String name = parameter.name().value();
                scope.declare(name, new Variable(name, Declarations.type(parameter.type()), true, null, null));
            }
            if (pattern.path() != null) {
                String name = pattern.path().name().value();
                scope.declare(
                        name,
                        new Variable(name, Declarations.type(pattern.path().type()), true, null, null));
            }
            Type result = binding.withLocal(scope, () -> body(match.body()));
            List<Argument> arguments = new ArrayList<>();
            for (Expression argument : match.arguments()) {
                arguments.add(Argument.of(argument, binding.meaning(argument)));
            }
            String call = patternCall(pattern.name().value(), arguments);
            patterns.putIfAbsent(match.path() == null ? call : call + "." + pathValue(match.path()), result);
        }
        String name = pattern.name().value();
        binding.local.declare(name, new EntityType(EntityType.Kind.PATTERN, name));
    }
}
