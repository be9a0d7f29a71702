package dev.tocsin.export;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gives every parameter, variable and resource of a template an identifier of its own. One set for all three, because
 * Bicep has one; compared without case, because ARM does so. Bicep's identifiers are {@code [A-Za-z_][A-Za-z0-9_]*}, at
 * most 255 characters (Azure/bicep, Lexer and LanguageConstants).
 */
final class Names {
    private static final int LONGEST = 200;

    /** Words that mean something in Bicep, and its namespaces. */
    static final Set<String> RESERVED = Set.of(
            "any",
            "array",
            "as",
            "assert",
            "az",
            "bool",
            "existing",
            "extension",
            "false",
            "for",
            "func",
            "if",
            "import",
            "in",
            "int",
            "metadata",
            "module",
            "null",
            "object",
            "output",
            "param",
            "provider",
            "resource",
            "string",
            "sys",
            "targetscope",
            "test",
            "true",
            "type",
            "using",
            "var",
            "with");

    private final Set<String> taken = new TreeSet<>(RESERVED);

    /** An identifier like the text, which nothing else has. */
    String identifier(String text) {
        String base = text.replaceAll("^[^A-Za-z0-9]+", "").replaceAll("[^A-Za-z0-9_]", "_");
        if (base.isEmpty() || Character.isDigit(base.charAt(0))) {
            base = "_" + base;
        }
        if (base.length() > LONGEST) {
            base = base.substring(0, LONGEST);
        }
        String name = base;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = base + "_" + i;
        }
        return name;
    }

    /** Whether Bicep takes the text as a key without quotes. */
    static boolean isPlainKey(String text) {
        return text.matches("[A-Za-z_][A-Za-z0-9_]*") && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
    }
}
