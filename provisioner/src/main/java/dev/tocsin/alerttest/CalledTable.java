package dev.tocsin.alerttest;

import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table that a query reaches by a call: {@code arg("").resources}, {@code workspace("x").Heartbeat}, {@code app("y").requests},
 * or a function that is saved in the workspace, {@code MyFunction()}.
 *
 * @param function its name
 * @param argument the first one, when it has to be that
 * @param table what stands behind the dot; empty for a saved function
 */
record CalledTable(String function, Optional<String> argument, Optional<String> table) {
    /** What leads to tables elsewhere (Microsoft Learn, cross-workspace-query and azure-monitor-data-explorer-proxy). */
    private static final Set<String> ELSEWHERE = Set.of("arg", "workspace", "app", "resource", "adx");

    private static final Pattern KEY = Pattern.compile("(\\w+)\\((?:[\"']([^\"']*)[\"'])?\\)(?:\\.(\\w+))?");

    /** The call by its name among the tables of a test: as in a query, without its argument when any will do. */
    static Optional<CalledTable> named(String key) {
        Matcher matcher = KEY.matcher(key);
        return matcher.matches()
                ? Optional.of(new CalledTable(
                        matcher.group(1), Optional.ofNullable(matcher.group(2)), Optional.ofNullable(matcher.group(3))))
                : Optional.empty();
    }

    /** The call that a part of a query is. */
    static Optional<CalledTable> at(Node node) {
        if (node instanceof Operation.Path path
                && path.target() instanceof Operation.Call call
                && path.member() instanceof Value.Name member) {
            return call(call, Optional.of(member.value()));
        }
        return node instanceof Operation.Call call ? call(call, Optional.empty()) : Optional.empty();
    }

    private static Optional<CalledTable> call(Operation.Call call, Optional<String> table) {
        if (!(call.function() instanceof Value.Name name)) {
            return Optional.empty();
        }
        Expression first = call.arguments().isEmpty() ? null : call.arguments().get(0);
        Optional<String> argument =
                first instanceof Value.Literal literal && literal.kind() == Value.Literal.Kind.STRING
                        ? Optional.of(literal.text().replaceAll("^[\"']|[\"']$", ""))
                        : Optional.empty();
        return Optional.of(new CalledTable(name.value(), argument, table));
    }

    /** Whether this, from a test, stands for that, from a query. */
    boolean standsFor(CalledTable call) {
        return function.equals(call.function)
                && table.equals(call.table)
                && (argument.isEmpty()
                        || argument.get().equalsIgnoreCase(call.argument().orElse("")));
    }

    /** Whether it leads out of the rule's own scope, so that nothing but a test can say what it holds. */
    boolean leadsElsewhere() {
        return table.isPresent() && ELSEWHERE.contains(function);
    }

    /** What is documented about the table. */
    @Nullable
    TableType known() {
        String name = table.orElse("");
        return switch (function) {
            case "arg" -> Schema.resourceGraph().table(name.toLowerCase(Locale.ROOT));
            case "workspace" -> Schema.workspace().table(name);
            case "app" -> Schema.component().table(name);
            default -> null;
        };
    }

    @Override
    public String toString() {
        return function + "(" + argument.map(text -> "\"" + text + "\"").orElse("") + ")"
                + table.map(name -> "." + name).orElse("");
    }
}
