package dev.tocsin.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.plan.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** New e-mail receivers hear nothing until they confirm a code within 30 minutes (Microsoft Learn, action-groups, 2026-07). */
final class EmailConfirmation {
    private EmailConfirmation() {}

    static Optional<String> note(Change change) {
        if (!change.kind().alias().equals("action-group") || change.desired().isEmpty()) {
            return Optional.empty();
        }
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        change.actual().ifPresent(actual -> known.addAll(addresses(actual.body())));
        List<String> added = new ArrayList<>(addresses(change.desired().get().body()));
        added.removeIf(known::contains);
        return added.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "new e-mail receivers get a code and must confirm it within 30 minutes, or they hear nothing: "
                                + String.join(", ", added));
    }

    private static List<String> addresses(JsonNode body) {
        List<String> addresses = new ArrayList<>();
        for (JsonNode receiver : body.at("/properties/emailReceivers")) {
            addresses.add(receiver.path("emailAddress").asText());
        }
        return addresses;
    }
}
