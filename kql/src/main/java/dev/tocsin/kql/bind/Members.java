package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Dynamic;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.EntityType;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Tuple;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Value;

/** What stands behind a dot or in brackets. */
final class Members {
    private final Binding binding;

    Members(Binding binding) {
        this.binding = binding;
    }

    Meaning path(Operation.Path path, boolean tabular) {
        Meaning target = binding.withPath(null, () -> binding.expressions.bind(path.target(), false));
        Type type = target.rawType();
        if (type instanceof EntityType entity && entity.kind() == EntityType.Kind.PATTERN) {
            return new Meaning(binding.statements.pattern(entity.name() + "." + memberName(path.member())));
        }
        boolean table = tabular || (type instanceof EntityType entity && entity.kind() == EntityType.Kind.DATABASE);
        Meaning member = binding.withPath(type, () -> binding.expressions.bind(path.member(), table));
        return new Meaning(member.rawType(), member.symbol(), member.constant() && target.constant(), null, null);
    }

    private String memberName(Expression member) {
        if (member instanceof Operation.Bracketed bracketed) {
            return String.valueOf(binding.expressions.bind(bracketed.inner()).value());
        }
        return member instanceof Value.Name name ? name.value() : "";
    }

    Meaning element(Operation.Element element) {
        Meaning target = binding.withPath(null, () -> binding.expressions.bind(element.target(), false));
        int start = binding.tokenAfter(element.target().range()).start();
        return element(
                target, element.index(), new SourceRange(start, element.range().end()));
    }

    /** Brackets behind a dot. */
    Meaning bracketed(Operation.Bracketed bracketed) {
        Type path = binding.path;
        Meaning target = path == null ? Meaning.UNKNOWN : new Meaning(path);
        return element(target, bracketed.inner(), bracketed.range());
    }

    private Meaning element(Meaning target, Expression index, SourceRange brackets) {
        Meaning at = binding.withPath(null, () -> binding.expressions.bind(index, false));
        Type type = target.rawType();
        if (at.type().error() || type.error()) {
            return Meaning.ERROR;
        }
        boolean constant = target.constant() && at.constant();
        if (type instanceof Dynamic.ArrayOf array) {
            if (Kinds.integerOrDynamic(at.type())) {
                return new Meaning(Dynamic.of(array.element()), null, constant, null, null);
            }
            return wrong(
                    "KS141", "A whole number is wanted here; this is " + Checks.describe(at.type()), index.range());
        }
        if (type instanceof Dynamic.Bag bag) {
            if (!Kinds.stringOrDynamic(at.type())) {
                return wrong("KS141", "A text is wanted here; this is " + Checks.describe(at.type()), index.range());
            }
            Column property = at.value() instanceof String name ? bag.property(name) : null;
            return new Meaning(
                    property == null ? DynamicTypes.ANY : Dynamic.of(property.type()), null, constant, null, null);
        }
        if (type.equals(DynamicTypes.ANY)) {
            return new Meaning(DynamicTypes.ANY, null, constant, null, null);
        }
        if (type == Scalar.UNKNOWN) {
            return Meaning.UNKNOWN;
        }
        if (type instanceof Tuple tuple
                && at.value() instanceof Long number
                && number >= 0
                && number < tuple.columns().size()) {
            Column column = tuple.columns().get(number.intValue());
            return new Meaning(column.type(), column);
        }
        return wrong(
                "KS147", "Nothing can be taken out of this with brackets; it is " + Checks.describe(type), brackets);
    }

    private Meaning wrong(String code, String message, SourceRange range) {
        binding.problems.error(code, message, range);
        return Meaning.ERROR;
    }
}
