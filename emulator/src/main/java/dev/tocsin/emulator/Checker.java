package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.ArmSpec;
import dev.tocsin.arm.ShapeChecker;
import dev.tocsin.arm.ShapeViolation;
import dev.tocsin.emulator.Kind.DurationRule;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Refuses bodies that a service refuses. */
final class Checker {
    private static final int CONTENT_LIMIT = 1 << 20;
    private static final String BAD_REQUEST = "BadRequest";

    private final Kind kind;
    private final String requestId;

    Checker(Kind kind, String requestId) {
        this.kind = kind;
        this.requestId = requestId;
    }

    /** The whole body of a PUT. */
    void put(ArmSpec spec, String name, ObjectNode body) throws Refusal {
        for (ShapeViolation violation : ShapeChecker.check(spec.body(), body)) {
            if (refused(spec, violation)) {
                throw shape(violation.pointer(), violation.message());
            }
        }
        List<ShapeViolation> ofName = ShapeChecker.check(spec.name(), body.textNode(name));
        if (!ofName.isEmpty()) {
            throw rule("The name '" + name + "' is invalid: it " + ofName.get(0).message() + ".");
        }
        for (DurationRule duration : kind.checks().durations()) {
            duration(duration, body.path("properties").path(duration.member()));
        }
        for (CrossRule rule : kind.checks().rules()) {
            cross(rule, name, body);
        }
    }

    /** The body of a PATCH: only members that the kind lets change. */
    void patch(ArmSpec spec, ObjectNode body) throws Refusal {
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            String path = "/" + member.getKey();
            if (path.equals("/properties") && member.getValue().isObject()) {
                for (Map.Entry<String, JsonNode> property : member.getValue().properties()) {
                    patchable("/properties/" + property.getKey());
                }
            } else {
                patchable(path);
            }
        }
        for (ShapeViolation violation : ShapeChecker.check(spec.body(), body)) {
            if (refused(spec, violation) && violation.kind() != ShapeViolation.Kind.MISSING_PROPERTY) {
                throw shape(violation.pointer(), violation.message());
            }
        }
    }

    private static boolean refused(ArmSpec spec, ShapeViolation violation) {
        boolean maybeKnown = spec.partial() && violation.kind() == ShapeViolation.Kind.UNKNOWN_PROPERTY;
        return !maybeKnown && !violation.kind().advisory();
    }

    private void patchable(String path) throws Refusal {
        if (!kind.patchable().contains(path)) {
            throw rule("PATCH of '" + path.substring(1).replace('/', '.') + "' is not supported for " + kind.type()
                    + " by this emulator.");
        }
    }

    private void duration(DurationRule rule, JsonNode value) throws Refusal {
        if (!value.isTextual()) {
            return;
        }
        Optional<Duration> given = parsed(value.textValue());
        for (String allowed : rule.allowed()) {
            if (given.equals(parsed(allowed))) {
                return;
            }
        }
        throw rule("The " + rule.member() + " '" + value.textValue() + "' is not supported. Supported values are: "
                + String.join(", ", rule.allowed()) + ".");
    }

    private static Optional<Duration> parsed(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void cross(CrossRule rule, String name, ObjectNode body) throws Refusal {
        JsonNode properties = body.path("properties");
        switch (rule) {
            case MUTE_NEEDS_NO_AUTO_MITIGATION -> {
                if (properties.path("muteActionsDuration").isTextual()
                        && properties.path("autoMitigate").asBoolean(true)) {
                    throw rule("Auto mitigation must be disabled when action suppression is set");
                }
            }
            case GLOBAL_LOCATION -> {
                if (!body.path("location").asText().equalsIgnoreCase("global")) {
                    throw rule("The location of a metric alert must be 'global'.");
                }
            }
            case ONE_SCOPE_PER_SINGLE_RESOURCE_CRITERIA -> oneScope(properties);
            case UUID_NAME -> {
                if (!Uuid.PATTERN.matcher(name).matches()) {
                    throw rule("The name '" + name + "' of a workbook must be a UUID.");
                }
            }
            case CONTENT_UNDER_ONE_MEBIBYTE -> {
                if (bytes(properties.path("serializedData").asText()) > CONTENT_LIMIT) {
                    throw new Refusal(413, "RequestEntityTooLarge", "The workbook length is too large.");
                }
            }
        }
    }

    private void oneScope(JsonNode properties) throws Refusal {
        String type = properties.path("criteria").path("odata.type").asText();
        if (type.endsWith(".SingleResourceMultipleMetricCriteria")
                && properties.path("scopes").size() > 1) {
            throw rule("Scopes property is invalid. Only single resource is allowed for criteria type "
                    + "SingleResourceMultipleMetricCriteria. If you want to create an alert on multiple resources, use "
                    + "MultipleResourceMultipleMetricCriteria odata.type. Activity ID: " + requestId + ".");
        }
    }

    private static int bytes(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // A surrogate pair has two chars and four bytes.
            bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return bytes;
    }

    private Refusal shape(String pointer, String message) {
        String where = pointer.isEmpty() ? "" : pointer + ": ";
        String text = kind.errors().parse() == ErrorShape.CAPITALS
                ? "Error parsing request payload: " + where + message + " Activity ID: " + requestId + "."
                : "The request body is invalid: " + where + message;
        return new Refusal(Reply.of(400, kind.errors().parse().body(BAD_REQUEST, text)));
    }

    private Refusal rule(String message) {
        return new Refusal(Reply.of(400, kind.errors().rule().body(BAD_REQUEST, message)));
    }

    /** Compiled when the first workbook is written. */
    private static final class Uuid {
        private static final Pattern PATTERN =
                Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    }
}
