package dev.tocsin.render;

import com.fasterxml.jackson.databind.JsonNode;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of expressions that almost all definitions are content with: a variable, {@code id('action-group/oncall')} and
 * {@code runbook('no-telemetry').path}. FreeMarker says the same, 20 times slower on a JVM that has just begun; what is anything
 * else, or has no value, is left to it, and so is the message.
 */
final class PlainExpression {
    /** A text in which FreeMarker would find nothing to replace. */
    private static final Pattern CALL =
            Pattern.compile("(\\w+)\\((?:'([\\w ./-]*)'|\"([\\w ./-]*)\")\\)(?:\\.(\\w+))?");

    private PlainExpression() {}

    /** The value, unless it takes FreeMarker to tell it. */
    static Optional<JsonNode> value(String expression, Map<String, @Nullable TemplateModel> scope) {
        try {
            TemplateModel variable = scope.get(expression);
            TemplateModel value = variable == null ? called(expression, scope) : variable;
            return value == null ? Optional.empty() : Optional.of(JsonModels.unwrap(value));
        } catch (TemplateModelException e) {
            return Optional.empty();
        }
    }

    private static @Nullable TemplateModel called(String expression, Map<String, @Nullable TemplateModel> scope)
            throws TemplateModelException {
        Matcher call = CALL.matcher(expression);
        if (!call.matches() || !(scope.get(call.group(1)) instanceof TemplateMethodModelEx function)) {
            return null;
        }
        String argument = call.group(2) == null ? call.group(3) : call.group(2);
        Object result = function.exec(List.of(new SimpleScalar(argument)));
        if (call.group(4) == null) {
            return result instanceof TemplateModel model ? model : null;
        }
        return result instanceof TemplateHashModel hash ? hash.get(call.group(4)) : null;
    }
}
