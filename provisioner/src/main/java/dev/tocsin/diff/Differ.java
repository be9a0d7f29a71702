package dev.tocsin.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tocsin.arm.Shape;
import dev.tocsin.arm.Variant;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.kind.Kind;
import dev.tocsin.resource.OwnTags;
import dev.tocsin.secret.Marks;
import dev.tocsin.secret.Secrets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares a declared body with a live one, guided by the OpenAPI shape and the kind's learned facts. Inside text that is
 * itself a JSON document no rule applies: every difference there is somebody's edit.
 */
public final class Differ {
    private static final JsonReader CONTENT = new JsonReader(JsonLimits.DEFINITION);

    private final Kind kind;
    private final Secrets secrets;
    private final Undeclared undeclared;
    private final Sensitive sensitive;
    private final WriteOnly writeOnly;
    private final List<Difference> differences = new ArrayList<>();
    private final List<Ignored> ignored = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();

    private Differ(Kind kind, Secrets secrets, WriteOnly writeOnly) {
        this.kind = kind;
        this.secrets = secrets;
        this.writeOnly = writeOnly;
        this.undeclared = new Undeclared(kind, ignored);
        this.sensitive = new Sensitive(kind);
    }

    /**
     * Compares.
     *
     * @param declared the body as declared, without our own tags
     * @param live the service's answer
     */
    public static Comparison compare(Kind kind, Shape shape, Secrets secrets, ObjectNode declared, JsonNode live) {
        Differ differ = new Differ(kind, secrets, new WriteOnly(kind, declared, secrets));
        differ.object(declared, live, shape, "");
        differ.hidden(live);
        return new Comparison(differ.differences, differ.undeclared.lost(), differ.ignored);
    }

    private void compare(JsonNode declared, JsonNode live, @Nullable Shape told, String pointer) {
        Shape shape = Undeclared.inside(told);
        if (shape != null && Values.isEmpty(declared) && Values.isEmpty(live)) {
            noteIfDifferent(declared, live, pointer);
        } else if (kind.content().equals(Optional.of(pointer)) && declared.isTextual() && live.isTextual()) {
            content(declared.textValue(), live.textValue(), pointer);
        } else if (declared.isObject() && live.isObject()) {
            object(declared, live, shape, pointer);
        } else if (declared.isArray() && live.isArray()) {
            array(declared, live, shape, pointer);
        } else {
            leaf(declared, live, shape, pointer);
        }
    }

    private void noteIfDifferent(JsonNode declared, JsonNode live, String pointer) {
        if (!declared.equals(live)) {
            ignored.add(new Ignored(pointer, Ignored.Rule.EMPTY_IS_ABSENT));
        }
    }

    private void object(JsonNode declared, JsonNode live, @Nullable Shape shape, String pointer) {
        if (pointer.equals("/tags")) {
            tags(declared, live);
            return;
        }
        Shape exact = shape == null ? null : Variant.of(shape, declared);
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, JsonNode> member : declared.properties()) {
            String at = JsonPointers.child(pointer, member.getKey());
            Shape inner = Undeclared.member(exact, member.getKey());
            seen.add(member.getKey());
            Optional<Map.Entry<String, JsonNode>> found = find(live, member.getKey(), exact != null);
            if (member.getValue().isNull() && exact != null) {
                seen.remove(member.getKey());
                if (found.isEmpty()) {
                    ignored.add(new Ignored(at, Ignored.Rule.EMPTY_IS_ABSENT));
                }
                continue;
            }
            if (Undeclared.isReadOnly(inner, at)) {
                // An export of the portal holds them; whatever they say, no PUT can change them.
                ignored.add(new Ignored(at, Ignored.Rule.READ_ONLY));
            } else if (found.isPresent()) {
                if (!found.get().getKey().equals(member.getKey())) {
                    ignored.add(new Ignored(at, Ignored.Rule.KEY_CASE));
                }
                compare(member.getValue(), found.get().getValue(), inner, at);
            } else {
                missing(member.getValue(), inner, at);
            }
        }
        for (Map.Entry<String, JsonNode> member : live.properties()) {
            if (!seen.contains(member.getKey())) {
                extra(member.getKey(), member.getValue(), exact, pointer);
            }
        }
        if (pointer.isEmpty() && !declared.has("tags") && live.path("tags").isObject()) {
            tags(JsonNodeFactory.instance.objectNode(), live.path("tags"));
        }
    }

    private void extra(String key, JsonNode value, @Nullable Shape exact, String pointer) {
        String at = JsonPointers.child(pointer, key);
        if (at.equals("/tags")) {
            return;
        }
        if (exact == null) {
            differences.add(sensitive.difference(at, Optional.of(value), Optional.empty(), null));
        } else {
            undeclared.visit(value, exact, key, at);
        }
    }

    /** Azure ignores the case of keys, but keys inside a document that travels as text are the document's own. */
    private static Optional<Map.Entry<String, JsonNode>> find(JsonNode live, String key, boolean anyCase) {
        JsonNode exact = live.get(key);
        if (exact != null) {
            return Optional.of(Map.entry(key, exact));
        }
        return anyCase ? findInAnyCase(live, key) : Optional.empty();
    }

    private static Optional<Map.Entry<String, JsonNode>> findInAnyCase(JsonNode live, String key) {
        for (Map.Entry<String, JsonNode> member : live.properties()) {
            if (member.getKey().equalsIgnoreCase(key)) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }

    /** What the service never shows is compared all at once, by the fingerprint that was left on the resource. */
    private void hidden(JsonNode live) {
        if (unseen.isEmpty()) {
            return;
        }
        boolean same = writeOnly.isAsOn(live);
        for (String pointer : unseen) {
            if (same) {
                ignored.add(new Ignored(pointer, Ignored.Rule.WRITE_ONLY));
            } else {
                differences.add(Sensitive.changed(pointer, writeOnly.at(pointer)));
            }
        }
    }

    private void missing(JsonNode declared, @Nullable Shape shape, String pointer) {
        if (writeOnly.isAt(pointer)) {
            unseen.add(pointer);
            return;
        }
        if (shape != null && undeclared.isNothing(declared, shape, pointer)) {
            ignored.add(new Ignored(
                    pointer,
                    Values.isEmpty(declared) ? Ignored.Rule.EMPTY_IS_ABSENT : Ignored.Rule.DEFAULT_NOT_ECHOED));
            return;
        }
        differences.add(sensitive.difference(pointer, Optional.empty(), Optional.of(declared), shape));
    }

    private void array(JsonNode declared, JsonNode live, @Nullable Shape shape, String pointer) {
        Shape items = shape == null ? null : shape.items().orElse(null);
        Optional<String> key = shape == null ? Optional.empty() : kind.setKey(pointer);
        List<Integer> partners = Elements.partners(declared, live, key, secrets);
        for (int i = 0; i < declared.size(); i++) {
            String at = JsonPointers.child(pointer, i);
            if (partners.get(i) < 0) {
                differences.add(sensitive.difference(at, Optional.empty(), Optional.of(declared.get(i)), items));
            } else {
                compare(declared.get(i), live.get(partners.get(i)), items, at);
            }
        }
        int next = declared.size();
        for (int i = 0; i < live.size(); i++) {
            if (!partners.contains(i)) {
                String at = JsonPointers.child(pointer, next++);
                if (isOffAbsent(pointer, live.get(i))) {
                    ignored.add(new Ignored(at, Ignored.Rule.OFF_IS_ABSENT));
                    continue;
                }
                JsonNode value = items == null ? live.get(i) : undeclared.writable(live.get(i), items, at, false);
                differences.add(sensitive.difference(at, Optional.of(value), Optional.empty(), items));
            }
        }
        if (key.isPresent() && !partners.contains(-1) && !isAscending(partners)) {
            ignored.add(new Ignored(pointer, Ignored.Rule.SET_ORDER));
        }
    }

    private boolean isOffAbsent(String list, JsonNode element) {
        return kind.isOffAbsent(list) && !element.path("enabled").asBoolean(true);
    }

    private static boolean isAscending(List<Integer> order) {
        Integer[] sorted = order.toArray(new Integer[0]);
        Arrays.sort(sorted);
        return order.equals(List.of(sorted));
    }

    private void leaf(JsonNode declared, JsonNode live, @Nullable Shape shape, String pointer) {
        if (declared.equals(live)) {
            return;
        }
        if (declared.isTextual()
                && Marks.holdsSecret(declared.textValue())
                && live.isTextual()
                && secrets.matches(declared.textValue(), live.textValue())) {
            return;
        }
        if (declared.isTextual() && live.isTextual() && secrets.withholds(declared.textValue())) {
            ignored.add(new Ignored(pointer, Ignored.Rule.NOT_READABLE));
            return;
        }
        boolean inContent = shape == null;
        Optional<Ignored.Rule> rule = inContent
                ? Optional.of(Ignored.Rule.NUMBER_VALUE).filter(one -> Values.same(declared, live))
                : Values.equalBy(kind, shape, pointer, declared, live);
        if (rule.isPresent()) {
            ignored.add(new Ignored(pointer, rule.get()));
        } else {
            Optional<JsonNode> before = live.isNull() ? Optional.empty() : Optional.of(live);
            differences.add(sensitive.difference(pointer, before, Optional.of(declared), shape));
        }
    }

    private void content(String declared, String live, String pointer) {
        if (declared.equals(live)) {
            return;
        }
        try {
            JsonNode ours = CONTENT.readTree(declared);
            List<Difference> found =
                    new ContentDiffer(secrets, sensitive).compare(ours, CONTENT.readTree(live), pointer);
            differences.addAll(found);
            if (found.isEmpty()) {
                ignored.add(new Ignored(pointer, Ignored.Rule.CONTENT_FORM));
            }
        } catch (JsonSyntaxException e) {
            JsonNode text = TextNode.valueOf(live);
            differences.add(new Difference(pointer, Optional.of(text), Optional.of(TextNode.valueOf(declared)), false));
        }
    }

    private void tags(JsonNode declared, JsonNode live) {
        Set<String> ours = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, JsonNode> tag : declared.properties()) {
            ours.add(tag.getKey());
            String at = JsonPointers.child("/tags", tag.getKey());
            Optional<Map.Entry<String, JsonNode>> found = find(live, tag.getKey(), true);
            if (found.isPresent()) {
                if (!found.get().getKey().equals(tag.getKey())) {
                    ignored.add(new Ignored(at, Ignored.Rule.KEY_CASE));
                }
                leaf(tag.getValue(), found.get().getValue(), null, at);
            } else {
                differences.add(sensitive.difference(at, Optional.empty(), Optional.of(tag.getValue()), null));
            }
        }
        Set<String> removed = formerTags(live);
        for (Map.Entry<String, JsonNode> tag : live.properties()) {
            if (ours.contains(tag.getKey()) || OwnTags.contains(tag.getKey())) {
                continue;
            }
            String at = JsonPointers.child("/tags", tag.getKey());
            if (removed.contains(tag.getKey())) {
                differences.add(sensitive.difference(at, Optional.of(tag.getValue()), Optional.empty(), null));
            } else {
                ignored.add(new Ignored(at, Ignored.Rule.FOREIGN_TAG));
            }
        }
    }

    /** The tags that the definition declared when it was last applied. */
    public static Set<String> formerTags(JsonNode liveTags) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Optional<Map.Entry<String, JsonNode>> tag = find(liveTags, OwnTags.TAGS, true);
        if (tag.isPresent()) {
            names.addAll(Arrays.asList(tag.get().getValue().asText().split(",")));
        }
        return names;
    }
}
