package dev.tocsin.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import freemarker.template.SimpleCollection;
import freemarker.template.SimpleNumber;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON trees as FreeMarker sees them, and back. No bean, so no member of any Java object is reachable from a template. */
final class JsonModels {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 64;
    /** Beyond this a number is infinite for every consumer that uses doubles. */
    private static final int MAX_DIGITS = 308;

    private JsonModels() {}

    /** A tree as a model; JSON null is an undefined variable. */
    static @Nullable TemplateModel wrap(@Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (node.isObject()) {
            return new ObjectModel(node);
        }
        if (node.isArray()) {
            return new ArrayModel(node);
        }
        if (node.isBoolean()) {
            return node.booleanValue() ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE;
        }
        return node.isNumber() ? new SimpleNumber(node.decimalValue()) : new SimpleScalar(node.asText());
    }

    /**
     * A model as a tree.
     *
     * @throws TemplateModelException when the value has no JSON form, such as a macro
     */
    static JsonNode unwrap(@Nullable TemplateModel model) throws TemplateModelException {
        return unwrap(model, 0);
    }

    private static JsonNode unwrap(@Nullable TemplateModel model, int depth) throws TemplateModelException {
        if (depth > MAX_DEPTH) {
            throw new TemplateModelException("the value nests deeper than " + MAX_DEPTH);
        }
        if (model == null) {
            return NODES.nullNode();
        }
        if (model instanceof ObjectModel object) {
            return object.node();
        }
        if (model instanceof ArrayModel array) {
            return array.node();
        }
        if (model instanceof TemplateNumberModel number) {
            return number(number.getAsNumber());
        }
        if (model instanceof TemplateScalarModel text) {
            return NODES.textNode(text.getAsString());
        }
        if (model instanceof TemplateBooleanModel flag) {
            return NODES.booleanNode(flag.getAsBoolean());
        }
        if (model instanceof TemplateSequenceModel sequence) {
            ArrayNode array = NODES.arrayNode();
            for (int i = 0; i < sequence.size(); i++) {
                array.add(unwrap(sequence.get(i), depth + 1));
            }
            return array;
        }
        if (model instanceof TemplateHashModelEx hash) {
            return object(hash, depth);
        }
        if (model instanceof TemplateCollectionModel collection) {
            ArrayNode array = NODES.arrayNode();
            for (TemplateModelIterator all = collection.iterator(); all.hasNext(); ) {
                array.add(unwrap(all.next(), depth + 1));
            }
            return array;
        }
        throw new TemplateModelException("the value is neither text, number, boolean, list nor object");
    }

    private static JsonNode object(TemplateHashModelEx hash, int depth) throws TemplateModelException {
        ObjectNode object = NODES.objectNode();
        for (TemplateModelIterator keys = hash.keys().iterator(); keys.hasNext(); ) {
            String key = ((TemplateScalarModel) keys.next()).getAsString();
            object.set(key, unwrap(hash.get(key), depth + 1));
        }
        return object;
    }

    private static JsonNode number(Number number) throws TemplateModelException {
        BigDecimal exact = number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
        // Before anything is written out: 1e999999999 has a billion digits.
        if (exact.precision() > MAX_DIGITS || Math.abs((long) exact.scale()) > MAX_DIGITS) {
            throw new TemplateModelException("the number has more than " + MAX_DIGITS + " digits");
        }
        exact = exact.stripTrailingZeros();
        if (exact.scale() > 0) {
            return NODES.numberNode(exact);
        }
        BigInteger whole = exact.toBigInteger();
        return whole.bitLength() < Integer.SIZE ? NODES.numberNode(whole.intValue()) : NODES.numberNode(whole);
    }

    /** An object as a hash that keeps its order. */
    private record ObjectModel(JsonNode node) implements TemplateHashModelEx {
        @Override
        public @Nullable TemplateModel get(String key) {
            return wrap(node.get(key));
        }

        @Override
        public boolean isEmpty() {
            return node.isEmpty();
        }

        @Override
        public int size() {
            return node.size();
        }

        @Override
        public TemplateCollectionModel keys() {
            List<TemplateModel> keys = new ArrayList<>();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                keys.add(new SimpleScalar(member.getKey()));
            }
            return new SimpleCollection(keys, WRAPPER);
        }

        @Override
        public TemplateCollectionModel values() {
            List<@Nullable TemplateModel> values = new ArrayList<>();
            node.forEach(value -> values.add(wrap(value)));
            return new SimpleCollection(values, WRAPPER);
        }
    }

    /** An array as a sequence. */
    private record ArrayModel(JsonNode node) implements TemplateSequenceModel {
        @Override
        public @Nullable TemplateModel get(int index) {
            return wrap(node.get(index));
        }

        @Override
        public int size() {
            return node.size();
        }
    }

    private static final SimpleObjectWrapper WRAPPER = new SimpleObjectWrapper(Engine.VERSION);
}
