package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.GraphType;
import dev.tocsin.kql.symbol.GroupType;
import dev.tocsin.kql.symbol.LocalScope;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Symbol;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Tuple;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.symbol.Variable;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.GraphOperator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operators on graphs. */
final class GraphOperators {
    private static final GraphType UNKNOWN =
            new GraphType(new TableType(List.of(), true), new TableType(List.of(), true));
    private final Binding binding;

    GraphOperators(Binding binding) {
        this.binding = binding;
    }

    Type bind(GraphOperator operator, Type input) {
        if (operator instanceof GraphOperator.MakeGraph make) {
            return make(make);
        }
        GraphType graph = input instanceof GraphType known ? known : UNKNOWN;
        if (operator instanceof GraphOperator.GraphMatch match) {
            return match(match, graph);
        }
        if (operator instanceof GraphOperator.GraphToTable table) {
            return table(table, graph);
        }
        if (operator instanceof GraphOperator.GraphMarkComponents mark) {
            String name = Operators.word(mark.parameters(), "with_component_id");
            List<Column> nodes = new ArrayList<>(nodes(graph).columns());
            nodes.add(new Column(name == null ? "ComponentId" : name, Scalar.LONG));
            return new GraphType(
                    graph.edges(),
                    new TableType(ColumnMerge.distinct(nodes), nodes(graph).open()));
        }
        GraphOperator.GraphWhere where = (GraphOperator.GraphWhere) operator;
        boolean edges = where.keyword().equals("graph-where-edges");
        binding.withRow(edges ? graph.edges() : nodes(graph), () -> binding.expressions.bind(where.predicate()));
        return graph;
    }

    private static TableType nodes(GraphType graph) {
        return graph.nodes() == null ? TableType.EMPTY : graph.nodes();
    }

    private Type make(GraphOperator.MakeGraph make) {
        TableType edges = binding.passThrough();
        Meaning source = binding.expressions.bind(make.source());
        binding.expressions.bind(make.target());
        List<TableType> tables = new ArrayList<>();
        for (Clause.NodeTable nodes : make.nodes()) {
            TableType table = binding.withRow(null, () -> binding.expressions.table(nodes.table()));
            tables.add(table);
            binding.withRow(table, () -> binding.expressions.bind(nodes.key()));
        }
        GraphType graph = new GraphType(edges, nodes(make, source, tables));
        if (make.partition() == null || make.subquery() == null) {
            return graph;
        }
        binding.expressions.bind(make.partition());
        TableType result = new TableType(List.of(), true);
        return binding.remember(make.subquery(), new Meaning(result)).rawType();
    }

    private TableType nodes(GraphOperator.MakeGraph make, Meaning source, List<TableType> tables) {
        if (tables.isEmpty()) {
            String name = make.nodeId() == null ? null : make.nodeId().value();
            return name == null ? TableType.EMPTY : new TableType(List.of(new Column(name, source.type())), false);
        }
        if (tables.size() == 1) {
            return tables.get(0);
        }
        boolean open = tables.stream().anyMatch(TableType::open);
        return new TableType(ColumnMerge.byNameAndType(ColumnMerge.all(tables)), open);
    }

    private Type match(GraphOperator.GraphMatch match, GraphType graph) {
        LocalScope scope = binding.local.inner();
        for (Clause.GraphPattern pattern : match.patterns()) {
            for (Clause part : pattern.parts()) {
                declare(part, graph, scope);
            }
        }
        Projection projection = new Projection(binding.problems);
        Projector projector = new Projector(binding, projection, Projector.Style.GRAPH);
        GraphType before = binding.graphs.graph;
        Set<String> paths = binding.graphs.paths;
        binding.graphs.graph = graph;
        binding.graphs.paths = paths(match);
        binding.withLocal(
                scope,
                () -> binding.withRow(TableType.EMPTY, () -> {
                    if (match.where() != null) {
                        binding.expressions.bind(match.where());
                    }
                    binding.expressions.bindAll(match.project());
                    for (Expression expression : match.project()) {
                        projector.addAs(
                                expression, binding.graphs.mentionsPath(expression) ? DynamicTypes.ANY : null, null);
                    }
                    return scope;
                }));
        binding.graphs.graph = before;
        binding.graphs.paths = paths;
        if (match.project().isEmpty()) {
            everything(match, graph, projection);
        }
        return new TableType(projection.columns(), false);
    }

    private static Set<String> paths(GraphOperator.GraphMatch match) {
        Set<String> paths = new HashSet<>();
        for (Clause.GraphPattern pattern : match.patterns()) {
            for (Clause part : pattern.parts()) {
                if (part instanceof Clause.GraphEdge edge && edge.longest() != null && edge.name() != null) {
                    paths.add(edge.name().value());
                }
            }
        }
        return paths;
    }

    private void declare(Clause part, GraphType graph, LocalScope scope) {
        if (part instanceof Clause.GraphNode node && node.name() != null) {
            scope.declare(node.name().value(), variable(node.name().value(), nodes(graph)));
        } else if (part instanceof Clause.GraphEdge edge) {
            for (Expression bound : bounds(edge)) {
                binding.expressions.bind(bound);
            }
            if (edge.name() != null) {
                scope.declare(edge.name().value(), variable(edge.name().value(), graph.edges()));
            }
        }
    }

    private static List<Expression> bounds(Clause.GraphEdge edge) {
        List<Expression> bounds = new ArrayList<>();
        addTo(bounds, edge.shortest());
        addTo(bounds, edge.longest());
        return bounds;
    }

    private static void addTo(List<Expression> bounds, @Nullable Expression bound) {
        if (bound != null) {
            bounds.add(bound);
        }
    }

    private static Variable variable(String name, TableType table) {
        return new Variable(name, new Tuple(table.columns(), table));
    }

    /** Without a projection the columns of all that the patterns name. */
    private static void everything(GraphOperator.GraphMatch match, GraphType graph, Projection projection) {
        List<String> seen = new ArrayList<>();
        for (Clause.GraphPattern pattern : match.patterns()) {
            for (Clause part : pattern.parts()) {
                String name = part instanceof Clause.GraphNode node && node.name() != null
                        ? node.name().value()
                        : part instanceof Clause.GraphEdge edge && edge.name() != null
                                ? edge.name().value()
                                : null;
                if (name != null && !seen.contains(name)) {
                    seen.add(name);
                    boolean path = part instanceof Clause.GraphEdge edge && edge.longest() != null;
                    TableType table = part instanceof Clause.GraphNode ? nodes(graph) : graph.edges();
                    for (Column column : table.columns()) {
                        Type type = path ? DynamicTypes.ARRAY : column.type();
                        projection.add(new Column(name + "_" + column.name(), type), false);
                    }
                }
            }
        }
    }

    private Type table(GraphOperator.GraphToTable operator, GraphType graph) {
        List<Symbol> results = new ArrayList<>();
        for (Clause.GraphTable table : operator.tables()) {
            boolean nodes = table.part().equals("nodes");
            TableType of = nodes ? nodes(graph) : graph.edges();
            List<Column> columns = new ArrayList<>();
            for (String parameter : nodes ? List.of("with_node_id") : List.of("with_source_id", "with_target_id")) {
                String name = Operators.word(table.parameters(), parameter);
                if (name != null) {
                    columns.add(new Column(name, Scalar.LONG));
                }
            }
            columns.addAll(of.columns());
            TableType result = new TableType(ColumnMerge.distinct(columns), of.open());
            results.add(result);
            if (table.name() != null) {
                binding.local.declare(
                        table.name().value(), new Variable(table.name().value(), result));
            }
        }
        return results.size() == 1 ? (Type) results.get(0) : new GroupType(results);
    }
}
