package dev.tocsin.kql.evaluate.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.function.Kernel;
import dev.tocsin.kql.evaluate.function.Kernels.TextTest;
import dev.tocsin.kql.evaluate.function.Terms;
import dev.tocsin.kql.evaluate.value.Longs;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.tree.Relation;

/**
 * Relations of texts. A term is a longest run of letters and digits; {@code _} is neither. Never null. Without regard to case
 * means: after both are folded to lower case.
 */
final class TextRelations {
    private TextRelations() {}

    static Kernel kernel(Relation relation, CallSite site) {
        if (relation == Relation.MATCHES_REGEX) {
            return regex(site);
        }
        String word = relation.symbol();
        boolean negated = word.startsWith("!") || word.startsWith("not");
        boolean exact = word.endsWith("_cs") || word.endsWith("cs");
        TextTest test = test(relation, site);
        return (arguments, rows, run) -> {
            Vector left = arguments[0];
            Vector right = arguments[1];
            long[] out = new long[rows];
            String last = "";
            String folded = "";
            for (int i = 0; i < rows; i++) {
                String text = left.textAt(i);
                String wanted = right.textAt(i);
                if (!exact) {
                    if (!wanted.equals(last)) {
                        last = wanted;
                        folded = Terms.fold(wanted);
                    }
                    wanted = folded;
                    text = Terms.fold(text);
                }
                out[i] = test.test(text, wanted) != negated ? 1 : 0;
            }
            return new Longs(ValueType.BOOL, out, null, rows);
        };
    }

    private static TextTest test(Relation relation, CallSite site) {
        return switch (relation) {
            case EQUAL_IGNORING_CASE, NOT_EQUAL_IGNORING_CASE -> String::equals;
            case CONTAINS, NOT_CONTAINS, CONTAINS_CS, NOT_CONTAINS_CS -> String::contains;
            case STARTS_WITH, NOT_STARTS_WITH, STARTS_WITH_CS, NOT_STARTS_WITH_CS -> String::startsWith;
            case ENDS_WITH, NOT_ENDS_WITH, ENDS_WITH_CS, NOT_ENDS_WITH_CS -> String::endsWith;
            case HAS, NOT_HAS, HAS_CS, NOT_HAS_CS -> (text, wanted) -> Terms.isIn(text, wanted, true, true, site);
            case HAS_PREFIX, NOT_HAS_PREFIX, HAS_PREFIX_CS, NOT_HAS_PREFIX_CS ->
                (text, wanted) -> Terms.isIn(text, wanted, true, false, site);
            case HAS_SUFFIX, NOT_HAS_SUFFIX, HAS_SUFFIX_CS, NOT_HAS_SUFFIX_CS ->
                (text, wanted) -> Terms.isIn(text, wanted, false, true, site);
            default -> throw site.notImplemented("between texts");
        };
    }

    private static Kernel regex(CallSite site) {
        Object literal = site.literal(1);
        Pattern known = literal instanceof String text ? compile(text, site) : null;
        return (arguments, rows, run) -> {
            long[] out = new long[rows];
            String last = "";
            Pattern pattern = known;
            for (int i = 0; i < rows; i++) {
                if (known == null) {
                    String text = arguments[1].textAt(i);
                    if (pattern == null || !text.equals(last)) {
                        pattern = compile(text, site);
                        last = text;
                    }
                }
                out[i] = java.util.Objects.requireNonNull(pattern)
                                .matcher(arguments[0].textAt(i))
                                .find()
                        ? 1
                        : 0;
            }
            return new Longs(ValueType.BOOL, out, null, rows);
        };
    }

    private static Pattern compile(String text, CallSite site) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw site.failure("the regular expression is not valid: " + e.getDescription());
        }
    }
}
