package dev.tocsin.diff;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.secret.Marks;
import dev.tocsin.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares two JSON documents that travel as text, leaf by leaf. No rule applies there: null, empty and absent are three
 * things, and every difference is somebody's edit. Only numbers are compared by value.
 */
public final class ContentDiffer {
    private final Secrets secrets;
    private final Sensitive sensitive;
    private final List<Difference> differences = new ArrayList<>();

    ContentDiffer(Secrets secrets, Sensitive sensitive) {
        this.secrets = secrets;
        this.sensitive = sensitive;
    }

    /** The differences, below a pointer. */
    List<Difference> compare(JsonNode declared, JsonNode live, String pointer) {
        value(declared, live, pointer);
        return differences;
    }

    /** Whether a declared value that is no object is the live one; secrets are compared by what they stand for. */
    public static boolean same(JsonNode declared, JsonNode live, Secrets secrets) {
        return Values.same(declared, live)
                || declared.isTextual()
                        && live.isTextual()
                        && Marks.holdsSecret(declared.textValue())
                        && secrets.matches(declared.textValue(), live.textValue());
    }

    private void value(JsonNode declared, JsonNode live, String pointer) {
        if (declared.isObject() && live.isObject()) {
            for (Map.Entry<String, JsonNode> member : declared.properties()) {
                pair(member.getValue(), live.get(member.getKey()), JsonPointers.child(pointer, member.getKey()));
            }
            for (Map.Entry<String, JsonNode> member : live.properties()) {
                if (!declared.has(member.getKey())) {
                    pair(null, member.getValue(), JsonPointers.child(pointer, member.getKey()));
                }
            }
        } else if (declared.isArray() && live.isArray()) {
            for (int i = 0; i < Math.max(declared.size(), live.size()); i++) {
                pair(declared.get(i), live.get(i), JsonPointers.child(pointer, i));
            }
        } else if (!same(declared, live, secrets)) {
            differences.add(sensitive.difference(pointer, Optional.of(live), Optional.of(declared), null));
        }
    }

    private void pair(@Nullable JsonNode declared, @Nullable JsonNode live, String pointer) {
        if (declared != null && live != null) {
            value(declared, live, pointer);
        } else {
            differences.add(
                    sensitive.difference(pointer, Optional.ofNullable(live), Optional.ofNullable(declared), null));
        }
    }
}
