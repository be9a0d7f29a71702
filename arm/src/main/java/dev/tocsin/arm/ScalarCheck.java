package dev.tocsin.arm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.arm.ShapeViolation.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a string, number or boolean of the right type with the limits of its shape. */
final class ScalarCheck {
    /** What is wrong with the value. */
    record Finding(Kind kind, String message, Optional<String> suggestion) {}

    private final Shape shape;
    private final boolean secret;
    private final List<Finding> findings = new ArrayList<>();

    private ScalarCheck(Shape shape, boolean secret) {
        this.shape = shape;
        this.secret = secret;
    }

    static List<Finding> check(Shape shape, JsonNode value, boolean secret) {
        ScalarCheck check = new ScalarCheck(shape, secret);
        if (value.isTextual()) {
            check.text(value.textValue());
        } else if (value.isNumber()) {
            check.number(value.decimalValue());
        }
        return check.findings;
    }

    private void text(String value) {
        if (Placeholders.in(value)) {
            return;
        }
        if (!shape.enumValues().isEmpty() && !shape.enumValues().contains(value)) {
            notListed(value);
        }
        ShapeFacts.Bounds bounds = shape.facts().bounds();
        int length = value.codePointCount(0, value.length());
        if (bounds.minLength() != null && length < bounds.minLength()) {
            add(Kind.OUT_OF_RANGE, "must have at least " + characters(bounds.minLength()) + ", not " + length);
        }
        if (bounds.maxLength() != null && length > bounds.maxLength()) {
            add(Kind.OUT_OF_RANGE, "must have at most " + characters(bounds.maxLength()) + ", not " + length);
        }
        if (bounds.pattern() != null && !bounds.pattern().matcher(value).find()) {
            add(Kind.BAD_PATTERN, "must match the pattern " + bounds.pattern() + Words.not(value, secret));
        }
        if (bounds.format() != null && !bounds.format().accepts(value)) {
            add(Kind.BAD_FORMAT, "must be " + bounds.format().phrase() + Words.not(value, secret));
        }
    }

    private static String characters(int count) {
        return count == 1 ? "1 character" : count + " characters";
    }

    private void number(BigDecimal value) {
        if (!shape.enumValues().isEmpty() && !listed(value)) {
            notListed(value.toPlainString());
        }
        ShapeFacts.Bounds bounds = shape.facts().bounds();
        if (bounds.minimum() != null && value.compareTo(bounds.minimum()) < 0) {
            add(Kind.OUT_OF_RANGE, "must be at least " + bounds.minimum().toPlainString() + not(value));
        }
        if (bounds.maximum() != null && value.compareTo(bounds.maximum()) > 0) {
            add(Kind.OUT_OF_RANGE, "must be at most " + bounds.maximum().toPlainString() + not(value));
        }
        if (bounds.format() != null && !bounds.format().accepts(value)) {
            add(Kind.OUT_OF_RANGE, "must be " + bounds.format().phrase() + not(value));
        }
    }

    private boolean listed(BigDecimal value) {
        for (String allowed : shape.enumValues()) {
            if (equal(allowed, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean equal(String allowed, BigDecimal value) {
        try {
            return new BigDecimal(allowed).compareTo(value) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private String not(BigDecimal value) {
        return secret ? "" : ", not " + Words.shortened(value.toPlainString());
    }

    private void notListed(String value) {
        Words words = Words.notListed(value, shape.enumValues(), secret);
        Kind kind = shape.openEnum() ? Kind.NOT_IN_OPEN_ENUM : Kind.NOT_IN_ENUM;
        findings.add(new Finding(kind, words.message(), words.suggestion()));
    }

    private void add(Kind kind, String message) {
        findings.add(new Finding(kind, message, Optional.empty()));
    }
}
