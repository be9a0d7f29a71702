package dev.tocsin.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What one receiver gets.
 *
 * @param group name of the action group
 * @param receiver its name in the group
 * @param through {@code e-mail}, {@code Teams}, {@code Slack}, {@code webhook}, …
 * @param to who or what that is, as far as it is no secret
 * @param mail what a person reads in a letter
 * @param message what is posted, where that is not the payload itself
 * @param note what there is to say besides; empty for nothing
 */
public record Delivery(
        String group,
        String receiver,
        String through,
        String to,
        Optional<Mail> mail,
        Optional<JsonNode> message,
        String note) {
    /**
     * A letter.
     *
     * @param subject as Azure writes it
     * @param text what it tells; Azure lays it out
     */
    public record Mail(String subject, String text) {}
}
