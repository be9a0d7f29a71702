package dev.tocsin.preview.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.preview.model.Parameter;
import dev.tocsin.preview.model.Scope;
import dev.tocsin.preview.model.Substitution;
import dev.tocsin.preview.model.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parameters whose value is decided by others: {@code criteriaData}, the first that fits. */
final class Criteria {
    private Criteria() {}

    /** The value, with an empty one for "not set"; nothing when it depends on what is not done yet. */
    static Optional<Value> value(JsonNode criteria, Scope scope) {
        for (JsonNode one : criteria) {
            JsonNode context = one.path("criteriaContext");
            Optional<Boolean> fits = fits(context, scope);
            if (fits.isEmpty()) {
                return Optional.empty();
            }
            if (fits.get()) {
                return result(context, scope);
            }
        }
        return Optional.of(Value.UNSET);
    }

    private static Optional<Value> result(JsonNode context, Scope scope) {
        String text = context.path("resultVal").asText();
        return switch (context.path("resultValType").asText("static")) {
            case "static" -> Optional.of(Value.of(Substitution.of(text, scope).text()));
            case "param" -> Optional.of(scope.find(text).map(Parameter::value).orElse(Value.UNSET));
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> fits(JsonNode context, Scope scope) {
        String operator = context.path("operator").asText();
        if (operator.equals("Default")) {
            return Optional.of(true);
        }
        String left = text(context.path("leftOperand").asText(), scope);
        String right = context.path("rightVal").asText();
        if (context.path("rightValType").asText().equals("param")) {
            right = String.valueOf(text(right, scope));
        }
        return Comparison.holds(operator, left, right);
    }

    private static @Nullable String text(String parameter, Scope scope) {
        return scope.find(parameter).map(found -> found.value().text()).orElse(null);
    }
}
