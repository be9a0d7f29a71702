package dev.tocsin.alerting.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of a body with its place. What is missing or mistyped becomes a refusal, and reading goes on. */
final class Body {
    private final @Nullable Object value;
    private final String pointer;
    private final List<Refusal> refusals;

    Body(@Nullable Object value, String pointer, List<Refusal> refusals) {
        this.value = value;
        this.pointer = pointer;
        this.refusals = refusals;
    }

    String pointer() {
        return pointer;
    }

    boolean present() {
        return value != null;
    }

    void refuse(String message) {
        refusals.add(new Refusal(pointer, message));
    }

    /** The property of that name; names are compared without case, as ARM does. */
    Body at(String name) {
        String place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
        if (value instanceof Map<?, ?> properties) {
            Object exact = properties.get(name);
            if (exact != null) {
                return new Body(exact, place, refusals);
            }
            for (Map.Entry<?, ?> entry : properties.entrySet()) {
                if (entry.getKey().toString().equalsIgnoreCase(name)) {
                    return new Body(entry.getValue(), pointer + "/" + entry.getKey(), refusals);
                }
            }
        }
        return new Body(null, place, refusals);
    }

    List<Body> elements() {
        List<Body> elements = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                elements.add(new Body(list.get(i), pointer + "/" + i, refusals));
            }
        } else if (value != null) {
            refuse("is not an array");
        }
        return elements;
    }

    Optional<String> optionalText() {
        if (value instanceof String text) {
            return Optional.of(text);
        }
        if (value != null) {
            refuse("is not a string");
        }
        return Optional.empty();
    }

    String text() {
        if (value == null) {
            refuse("is missing; the rule cannot be evaluated without it");
        }
        return optionalText().orElse("");
    }

    boolean flag(boolean otherwise) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value != null) {
            refuse("is not true or false");
        }
        return otherwise;
    }

    double number() {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        refuse(value == null ? "is missing; the rule cannot be evaluated without it" : "is not a number");
        return 0;
    }

    /** A whole number within limits. */
    int whole(int otherwise, int least, int most) {
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= least
                && number.intValue() <= most) {
            return number.intValue();
        }
        refuse("is not a whole number from " + least + " to " + most);
        return otherwise;
    }

    Optional<Duration> optionalDuration() {
        Optional<String> text = optionalText();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> duration = Durations.parse(text.get()).filter(one -> one.compareTo(Duration.ZERO) > 0);
        if (duration.isEmpty()) {
            refuse("\"" + text.get() + "\" is not a duration such as PT5M");
        }
        return duration;
    }

    /** A duration that has to be there; a minute when it is not, and a refusal. */
    Duration duration() {
        if (value == null) {
            refuse("is missing; the rule cannot be evaluated without it");
        }
        return optionalDuration().orElse(Duration.ofMinutes(1));
    }
}
