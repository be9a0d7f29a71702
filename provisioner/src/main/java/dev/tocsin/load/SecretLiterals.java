package dev.tocsin.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.TextPosition;
import dev.tocsin.secret.SecretNames;
import dev.tocsin.secret.SecretPattern;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reports values in files that look like secrets: what is committed is read by more people than those who may know it. */
public final class SecretLiterals {
    /** The code of what is reported. */
    public static final String CODE = "TOC0118";

    private static final String REMEDY =
            "; declare it in tocsin.json as {\"secret\": \"env:NAME\"} and write ${…} here, and replace it where it is"
                    + " valid";

    /** The portal's export of a component holds them, and they are not sent. */
    private static final Set<String> SET_BY_AZURE = Set.of("connectionstring", "instrumentationkey");

    private final Diagnostics diagnostics;

    /** Reports to these diagnostics. */
    public SecretLiterals(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** What a user is told of a secret of this look. */
    public static String message(String what) {
        return "this looks like " + what + REMEDY;
    }

    /** Checks the text of any file. */
    public void check(String file, String text) {
        report(file, text);
    }

    /** Checks a parsed file: its text, and values of properties whose name says that they are secrets. */
    void check(SourceFile source, String text) {
        boolean found = report(source.name(), text);
        if (!found) {
            named(source, source.root());
        }
    }

    private boolean report(String file, String text) {
        List<SecretPattern.Literal> found = SecretPattern.literals(text);
        for (SecretPattern.Literal one : found) {
            diagnostics.error(CODE, Location.of(file, TextPosition.in(text, one.offset()), ""), message(one.what()));
        }
        return !found.isEmpty();
    }

    private void named(SourceFile source, JsonNode root) {
        if (!hasNamed(root)) {
            return;
        }
        JsonPointers.visit(root, "", (pointer, value) -> {
            String name = JsonPointers.last(pointer);
            if (isNamed(name, value)) {
                diagnostics.error(CODE, source.at(pointer), message("a secret, because of the name \"" + name + "\""));
            }
        });
    }

    /** Of most files only this is asked, so that no pointer is written. */
    private static boolean hasNamed(JsonNode node) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (isNamed(member.getKey(), member.getValue()) || hasNamed(member.getValue())) {
                    return true;
                }
            }
        } else if (node.isArray()) {
            for (JsonNode element : node) {
                if (hasNamed(element)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNamed(String name, JsonNode value) {
        return value.isTextual()
                && SecretNames.isSecretProperty(name)
                && !SET_BY_AZURE.contains(name.toLowerCase(Locale.ROOT))
                && SecretPattern.looksRandom(value.textValue());
    }
}
