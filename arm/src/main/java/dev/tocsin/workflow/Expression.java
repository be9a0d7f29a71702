package dev.tocsin.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** An expression of the Workflow Definition Language. */
sealed interface Expression {
    /** A string, number, truth value or null. */
    record Literal(JsonNode value) implements Expression {}

    /** {@code name(arguments)}. */
    record Call(Function function, List<Expression> arguments) implements Expression {}

    /**
     * {@code of[key]} or {@code of?[key]}.
     *
     * @param safe whether the value of what is not there is null
     */
    record Index(Expression of, Expression key, boolean safe) implements Expression {}
}
