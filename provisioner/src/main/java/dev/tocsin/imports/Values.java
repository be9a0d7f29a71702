package dev.tocsin.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.load.Environment;
import dev.tocsin.resource.ResourceId;
import dev.tocsin.secret.Marks;
import dev.tocsin.secret.Secret;
import dev.tocsin.secret.SecretPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The values of the project file that definitions are going to use: those it has, one for each secret, and one for each text that
 * several resources share and that is an address or the id of something outside of the resource group.
 */
final class Values {
    private static final int SHARED = 2;
    private static final int SHORTEST_PART = 8;

    private final Environment environment;
    private final Set<String> taken = new HashSet<>();
    /** Secret texts, longest first where it matters, with the expression that stands for each. */
    private final Map<String, String> secrets = new LinkedHashMap<>();
    /** Ordinary texts with the expression that stands for each; ids in lower case. */
    private final Map<String, String> plain = new TreeMap<>();

    private final Map<String, String> newSecrets = new TreeMap<>();
    private final Map<String, String> newPlain = new TreeMap<>();

    Values(Environment environment) {
        this.environment = environment;
        environment.values().fieldNames().forEachRemaining(taken::add);
        for (Map.Entry<String, JsonNode> value : environment.values().properties()) {
            JsonNode text = value.getValue();
            if (text.isTextual() && isShareable(text.textValue())) {
                plain.putIfAbsent(key(text.textValue()), value.getKey());
            }
        }
    }

    /** Finds what needs a value. */
    void collect(Collection<Piece> pieces) {
        pieces.forEach(this::collectSecrets);
        Map<String, Set<String>> users = new TreeMap<>();
        Map<String, String> spelt = new TreeMap<>();
        for (Piece piece : pieces) {
            piece.texts((pointer, text) -> {
                if (isShareable(text)
                        && !isInGroup(text)
                        && !piece.found().secrets().contains(pointer)) {
                    users.computeIfAbsent(key(text), one -> new TreeSet<>()).add(piece.key());
                    spelt.putIfAbsent(key(text), text);
                }
            });
        }
        users.forEach((text, keys) -> {
            if (keys.size() >= SHARED && !plain.containsKey(text)) {
                String own = spelt.getOrDefault(text, text);
                String name = Names.value(words(own), taken);
                plain.put(text, name);
                newPlain.put(name, own);
            }
        });
    }

    private void collectSecrets(Piece piece) {
        piece.texts((pointer, text) -> {
            boolean content = piece.kind().content().equals(Optional.of(pointer));
            if (piece.found().secrets().contains(pointer)) {
                secret(piece, pointer, text);
            } else if (content) {
                Contents.parse(text)
                        .ifPresent(tree -> JsonPointers.texts(tree, pointer, (at, leaf) -> parts(piece, at, leaf)));
            } else {
                parts(piece, pointer, text);
            }
        });
    }

    /** Secrets that stand inside of ordinary texts. */
    private void parts(Piece piece, String pointer, String text) {
        for (SecretPattern.Literal one : SecretPattern.literals(text)) {
            secret(piece, pointer, text.substring(one.offset(), one.end()));
        }
    }

    private void secret(Piece piece, String pointer, String text) {
        if (text.isBlank() || secrets.containsKey(text) || new Secret(text).isTooShort()) {
            return;
        }
        Optional<String> known = known(text);
        if (known.isPresent()) {
            secrets.put(text, known.get());
            return;
        }
        String name =
                Names.value(piece.label() + " " + owner(piece, pointer) + " " + JsonPointers.last(pointer), taken);
        secrets.put(text, name);
        newSecrets.put(name, text);
    }

    /** The name of what a property belongs to, such as a receiver. */
    private static String owner(Piece piece, String pointer) {
        int slash = pointer.lastIndexOf('/');
        JsonNode name = piece.found().body().at(pointer.substring(0, slash) + "/name");
        return name.asText();
    }

    private Optional<String> known(String text) {
        for (Map.Entry<String, JsonNode> value : environment.values().properties()) {
            JsonNode mark = value.getValue();
            if (mark.isTextual()
                    && Marks.holdsSecret(mark.textValue())
                    && environment.secrets().matches(mark.textValue(), text)) {
                return Optional.of(value.getKey());
            }
        }
        return Optional.empty();
    }

    private static boolean isShareable(String text) {
        return ResourceId.isId(text) && !ResourceId.typeOf(text).isEmpty()
                || text.length() >= SHORTEST_PART && text.matches("[^@\\s]+@[^@\\s]+\\.[A-Za-z]{2,}");
    }

    private boolean isInGroup(String text) {
        String group = ResourceId.key(ResourceId.group(environment.subscription(), environment.resourceGroup()));
        return ResourceId.key(text).startsWith(group + "/");
    }

    private static String key(String text) {
        return ResourceId.isId(text) ? ResourceId.key(text) : text;
    }

    private static String words(String text) {
        return ResourceId.isId(text)
                ? text.substring(text.lastIndexOf('/') + 1) + " id"
                : text.substring(0, text.indexOf('@')) + " email";
    }

    /** The name of the value with this text, if there is one. */
    Optional<String> plain(String text) {
        return Optional.ofNullable(plain.get(key(text)));
    }

    /** What a value of this name says. */
    String textOf(String name) {
        return newPlain.containsKey(name)
                ? newPlain.get(name)
                : environment.values().path(name).asText();
    }

    /** Secrets in a text, in the order of the text, none inside of another. */
    List<Span> secretsIn(String text) {
        List<Span> spans = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            Span next = null;
            for (Map.Entry<String, String> secret : secrets.entrySet()) {
                int found = text.indexOf(secret.getKey(), at);
                boolean sooner = next == null
                        || found < next.start()
                        || found == next.start() && secret.getKey().length() > next.end() - next.start();
                if (found >= 0 && sooner) {
                    next = new Span(found, found + secret.getKey().length(), secret.getValue());
                }
            }
            if (next == null) {
                break;
            }
            spans.add(next);
            at = next.end();
        }
        return spans;
    }

    /**
     * A secret in a text.
     *
     * @param name of the value that holds it
     */
    record Span(int start, int end, String name) {}

    /** Values to be added as references, with what they are now; only to check with, never to be written. */
    Map<String, String> newSecrets() {
        return Map.copyOf(newSecrets);
    }

    /** Values to be added. */
    Map<String, String> newPlain() {
        return new TreeMap<>(newPlain);
    }
}
