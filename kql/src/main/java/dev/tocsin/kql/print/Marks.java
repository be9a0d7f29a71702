package dev.tocsin.kql.print;

import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.syntax.Tokens;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.Statement;
import java.util.BitSet;

/**
 * What the layout takes from the tree.
 *
 * @param tight tokens that are the equals signs of parameters, which stand without spaces: {@code kind=inner}
 * @param units offsets where statements, and placeholders for whole clauses, begin
 */
record Marks(BitSet tight, BitSet units) {
    static Marks of(ParsedQuery query) {
        BitSet parameters = new BitSet();
        BitSet units = new BitSet();
        collect(query.tree(), parameters, units);
        return new Marks(signs(query.tokens(), parameters), units);
    }

    /** The first equals sign from where each parameter begins; a name has three tokens at most. */
    private static BitSet signs(Tokens tokens, BitSet parameters) {
        BitSet signs = new BitSet();
        for (int i = 0; i < tokens.count(); i++) {
            if (parameters.get(tokens.start(i))) {
                int sign = i;
                while (tokens.kind(sign) != TokenKind.EQUAL && tokens.kind(sign) != TokenKind.END && sign < i + 4) {
                    sign++;
                }
                signs.set(sign);
            }
        }
        return signs;
    }

    private static void collect(Node node, BitSet parameters, BitSet units) {
        if (node instanceof Clause.Parameter parameter && !parameter.name().isEmpty()) {
            parameters.set(parameter.range().start());
        } else if (node instanceof Statement
                || (node instanceof RowOperator.Filled filled && filled.placeholder() != null)) {
            units.set(node.range().start());
        }
        node.forEachChild(child -> collect(child, parameters, units));
    }
}
