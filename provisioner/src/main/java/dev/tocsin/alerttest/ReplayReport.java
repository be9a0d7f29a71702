package dev.tocsin.alerttest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a replay found.
 *
 * @param after the rules as they are
 * @param before the rules as they were; empty when nothing is compared
 * @param pages whether to list each notification, of new and changed rules if rules are compared
 */
public record ReplayReport(
        Instant from, Instant to, List<ReplayedRule> after, Optional<List<ReplayedRule>> before, boolean pages) {
    /** Whether a rule could not be evaluated, or none was. */
    public boolean failed() {
        return after.stream().anyMatch(ReplayedRule::failed)
                || after.stream().noneMatch(one -> one.problem().isEmpty());
    }

    /** For people. */
    public String text() {
        StringBuilder text = new StringBuilder("Rows from " + from + " to " + to + "\n");
        for (ReplayedRule rule : after) {
            Optional<ReplayedRule> old = old(rule);
            text.append(rule.name()).append(": ").append(summary(rule, old)).append('\n');
            if (shows(rule, old)) {
                rule.pages()
                        .forEach(page -> text.append("  ").append(line(page)).append('\n'));
            }
        }
        return text.toString();
    }

    private String summary(ReplayedRule rule, Optional<ReplayedRule> old) {
        if (rule.problem().isPresent()) {
            return (rule.failed() ? "error: " : "not replayed: ")
                    + rule.problem().get();
        }
        if (before.isEmpty()) {
            return firings(rule);
        }
        if (old.isEmpty() || old.get().rule().isEmpty()) {
            return firings(rule) + (old.isEmpty() ? " (new)" : " (could not be evaluated before)");
        }
        List<String> changes = changes(rule, old);
        return changes.isEmpty()
                ? firings(rule) + ", as before"
                : String.join(", ", changes) + ": " + firings(old.get()) + " become " + firings(rule);
    }

    private static String firings(ReplayedRule rule) {
        return rule.firings() + (rule.firings() == 1 ? " firing" : " firings") + " with "
                + rule.pages().size() + (rule.pages().size() == 1 ? " notification" : " notifications");
    }

    private Optional<ReplayedRule> old(ReplayedRule rule) {
        return before.orElse(List.of()).stream()
                .filter(one -> one.name().equals(rule.name()))
                .findFirst();
    }

    private static List<String> changes(ReplayedRule rule, Optional<ReplayedRule> old) {
        return old.flatMap(ReplayedRule::rule)
                .flatMap(was -> rule.rule().map(is -> RuleChanges.between(was, is)))
                .map(changes -> withScopes(changes, old.get().scopes().equals(rule.scopes())))
                .orElse(List.of());
    }

    private static List<String> withScopes(List<String> changes, boolean same) {
        List<String> all = new ArrayList<>(changes);
        if (!same) {
            all.add("other scopes");
        }
        return all;
    }

    private boolean shows(ReplayedRule rule, Optional<ReplayedRule> old) {
        return pages
                && (before.isEmpty()
                        || old.isEmpty()
                        || old.get().rule().isEmpty()
                        || !changes(rule, old).isEmpty());
    }

    private static String line(ReplayedRule.Page page) {
        return page.time()
                + (page.resolved() ? " Resolved" : " Fired")
                + (page.resource().isEmpty() ? "" : " " + page.resource())
                + (page.dimensions().isEmpty() ? "" : " " + page.dimensions())
                + (page.value() == null ? "" : " value " + Notice.number(page.value()));
    }

    /** For programs: the document {@code test --replay} of format version 1.0. */
    public String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("formatVersion", "1.0");
        root.put("from", from.toString());
        root.put("to", to.toString());
        ArrayNode rules = root.putArray("rules");
        for (ReplayedRule rule : after) {
            Optional<ReplayedRule> old = old(rule);
            ObjectNode one = rules.addObject();
            one.put("rule", rule.name());
            rule.problem().ifPresent(problem -> one.put(rule.failed() ? "error" : "skipped", problem));
            counts(one, rule);
            old.filter(was -> was.rule().isPresent()).ifPresent(was -> counts(one.putObject("before"), was));
            ArrayNode changes = one.putArray("changes");
            changes(rule, old).forEach(changes::add);
            if (shows(rule, old)) {
                pages(one.putArray("pages"), rule);
            }
        }
        return JsonWriter.pretty(root) + "\n";
    }

    private static void counts(ObjectNode node, ReplayedRule rule) {
        node.put("firings", rule.firings());
        node.put("notifications", rule.pages().size());
    }

    private static void pages(ArrayNode pages, ReplayedRule rule) {
        for (ReplayedRule.Page page : rule.pages()) {
            ObjectNode one = pages.addObject();
            one.put("time", page.time().toString());
            one.put("condition", page.resolved() ? "Resolved" : "Fired");
            if (!page.resource().isEmpty()) {
                one.put("resource", page.resource());
            }
            ObjectNode dimensions = one.putObject("dimensions");
            page.dimensions().forEach(dimensions::put);
            one.put("value", page.value());
        }
    }
}
