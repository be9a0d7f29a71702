package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody may do: of several grants each counts by itself, its {@code notActions} taken from its {@code actions} (Microsoft
 * Learn, role-based-access-control/role-definitions).
 */
record Grants(List<Grant> all) {
    /** One grant; {@code *} in an action stands for anything. */
    record Grant(List<Pattern> actions, List<Pattern> notActions) {
        static Grant of(List<String> actions, List<String> notActions) {
            return new Grant(
                    actions.stream().map(Grant::pattern).toList(),
                    notActions.stream().map(Grant::pattern).toList());
        }

        private static Pattern pattern(String action) {
            String regex =
                    Stream.of(action.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
        }

        boolean allows(String action) {
            return matches(actions, action) && !matches(notActions, action);
        }

        private static boolean matches(List<Pattern> patterns, String action) {
            return patterns.stream().anyMatch(one -> one.matcher(action).matches());
        }
    }

    /** As {@code Microsoft.Authorization/permissions} lists them. */
    static Grants of(List<JsonNode> permissions) {
        List<Grant> all = new ArrayList<>();
        for (JsonNode one : permissions) {
            all.add(Grant.of(texts(one.path("actions")), texts(one.path("notActions"))));
        }
        return new Grants(List.copyOf(all));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    boolean allow(String action) {
        return all.stream().anyMatch(one -> one.allows(action));
    }
}
