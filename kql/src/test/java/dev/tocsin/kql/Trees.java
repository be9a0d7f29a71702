package dev.tocsin.kql;

import dev.tocsin.kql.syntax.Tokens;
import dev.tocsin.kql.tree.Node;
import java.util.ArrayList;
import java.util.List;

/** What tests ask of trees and tokens. */
public final class Trees {
    private Trees() {}

    /** Kinds of nodes, nested as the nodes are: equal for trees that differ in places alone. */
    public static String shape(Node node) {
        StringBuilder out = new StringBuilder(node.getClass().getSimpleName());
        List<String> children = new ArrayList<>();
        node.forEachChild(child -> children.add(shape(child)));
        return children.isEmpty() ? out.toString() : out.append(children).toString();
    }

    /** Nodes that do not lie inside their parents, or not in the order of the text. */
    public static List<String> misplaced(Node node, String text) {
        List<String> wrong = new ArrayList<>();
        int[] last = {node.range().start()};
        node.forEachChild(child -> {
            boolean inside =
                    node.range().contains(child.range()) && child.range().end() <= text.length();
            if (!inside || child.range().start() < last[0]) {
                wrong.add(child.getClass().getSimpleName() + " " + child.range() + " in "
                        + node.getClass().getSimpleName() + " " + node.range() + " after " + last[0]);
            }
            last[0] = child.range().start();
            wrong.addAll(misplaced(child, text));
        });
        return wrong;
    }

    public static List<String> texts(Tokens tokens) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < tokens.count(); i++) {
            texts.add(tokens.text(i));
        }
        return texts;
    }
}
