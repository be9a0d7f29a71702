package dev.tocsin.drill;

import dev.tocsin.notify.Preview;
import java.time.Instant;
import java.util.Optional;

/**
 * One moment of a drill.
 *
 * @param event {@code broken}, {@code fired}, {@code muted}, {@code over}, {@code resolved}, {@code failed}
 * @param text what happened
 * @param rule key of the rule that it is about; empty for none
 * @param alert what everybody gets, when somebody is told
 */
public record Step(Instant time, String event, String text, String rule, Optional<Preview.Alert> alert) {
    /** A moment of which nobody is told. */
    static Step silent(Instant time, String event, String text) {
        return new Step(time, event, text, "", Optional.empty());
    }
}
