package dev.tocsin.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.apply.ApplyResult;
import dev.tocsin.apply.ChangeResult;
import dev.tocsin.apply.Outcome;
import dev.tocsin.azure.RequestCount;
import dev.tocsin.diff.Canonical;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.Plan;
import dev.tocsin.plan.Planner;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.ActualState;
import dev.tocsin.resource.Bodies;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.secret.Marks;
import dev.tocsin.secret.Secrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The runs whose reports are kept as files: plans of the real planner over small bodies. */
enum GoldenScenario {
    CREATE(false) {
        @Override
        RunReport report() {
            return run(plan(List.of(oncall("a@example.com"), rule(5, QUERY)), List.of()), done(Outcome.CREATED));
        }
    },
    CREATE_EXPLAINED(true) {
        @Override
        RunReport report() {
            return run(plan(List.of(oncall("a@example.com"), rule(5, QUERY)), List.of()), Optional.empty());
        }
    },
    UPDATE(false) {
        @Override
        RunReport report() {
            DesiredResource before = rule(5, QUERY);
            DesiredResource group = oncall("a@example.com", "b@example.com");
            ActualResource edited = applied(group, """
                    {"location": "Global", "properties": {"groupShortName": "oncall", "enabled": false, "emailReceivers": [
                      {"name": "a", "emailAddress": "a@example.com", "useCommonAlertSchema": true, "status": "Enabled"}]}}""");
            return run(
                    plan(
                            List.of(oncall("a@example.com", "b@example.com"), rule(7.5, QUERY.replace("> 0", ">= 2"))),
                            List.of(edited, applied(before, null))),
                    Optional.empty());
        }
    },
    BOTH(false) {
        @Override
        RunReport report() {
            DesiredResource now = oncall("a@example.com", "b@example.com");
            DesiredResource before = oncall("a@example.com");
            return run(plan(List.of(now), List.of(applied(before, """
                            {"location": "Global", "properties": {"groupShortName": "oncall", "enabled": false, "emailReceivers": [
                              {"name": "a", "emailAddress": "a@example.com", "useCommonAlertSchema": true, "status": "Enabled"}]}}"""))), Optional.empty());
        }
    },
    NO_OP(false) {
        @Override
        RunReport report() {
            DesiredResource rule = rule(5, QUERY);
            return run(plan(List.of(rule), List.of(applied(rule, null))), Optional.empty());
        }
    },
    NO_OP_EXPLAINED(true) {
        @Override
        RunReport report() {
            DesiredResource group = oncall("a@example.com");
            return run(plan(List.of(group), List.of(applied(group, """
                            {"location": "Global", "kind": null, "tags": {"cost-center": "4711"},
                             "properties": {"groupShortName": "oncall", "enabled": true, "smsReceivers": [], "emailReceivers": [
                              {"name": "a", "emailAddress": "a@example.com", "useCommonAlertSchema": true, "status": "Enabled"}]}}"""))), Optional.empty());
        }
    },
    REPLACE(false) {
        @Override
        RunReport report() {
            DesiredResource before = rule(5, QUERY);
            DesiredResource moved = Bodies.desired(
                    "log-alert/error-rate", before.body().toString().replace("westeurope", "northeurope"));
            return run(plan(List.of(moved), List.of(applied(before, null))), done(Outcome.REPLACED));
        }
    },
    REPLACE_INTERRUPTS(false) {
        @Override
        RunReport report() {
            DesiredResource rule = rule(5, QUERY);
            DesiredResource before = oncall("a@example.com");
            DesiredResource moved = Bodies.desired(
                    "action-group/oncall", before.body().toString().replace("global", "northcentralus"));
            return run(
                    plan(List.of(moved, rule), List.of(applied(before, null), applied(rule, null))), Optional.empty());
        }
    },
    DELETE(false) {
        @Override
        RunReport report() {
            DesiredResource kept = oncall("a@example.com");
            List<ActualResource> live = List.of(applied(kept, null), applied(rule(5, QUERY), null));
            return run(plan(List.of(kept), live, true, false), done(Outcome.DELETED));
        }
    },
    ORPHAN(false) {
        @Override
        RunReport report() {
            DesiredResource kept = oncall("a@example.com");
            List<ActualResource> live = List.of(applied(kept, null), applied(rule(5, QUERY), null));
            return run(plan(List.of(kept), live), Optional.empty());
        }
    },
    FAILURE(false) {
        @Override
        RunReport report() {
            return run(
                    plan(List.of(oncall("a@example.com"), team(), rule(5, QUERY)), List.of()),
                    change -> switch (change.name()) {
                        case "oncall" ->
                            new Done(
                                    Outcome.FAILED,
                                    "PUT /subscriptions/…/actionGroups/oncall answered 403 AuthorizationFailed: no role (the identity"
                                            + " that runs this lacks a role; ask for write access to the resource group)");
                        case "error-rate" ->
                            new Done(Outcome.SKIPPED, "it refers to action-group/oncall, which failed");
                        default -> new Done(Outcome.CREATED, "");
                    });
        }
    },
    BLOCKED(false) {
        @Override
        RunReport report() {
            ActualResource alien = Bodies.live("action-group/oncall", """
                    {"location": "Global", "tags": {"owner": "someone"},
                     "properties": {"groupShortName": "theirs", "enabled": true}}""");
            return run(plan(List.of(oncall("a@example.com")), List.of(alien)), Optional.empty());
        }
    },
    SENSITIVE(true) {
        @Override
        RunReport report() {
            ActualResource live = applied(webhooks(Marks.secret("hook"), "https://old.example.com/k1"), """
                    {"location": "Global", "properties": {"groupShortName": "hooks", "enabled": true, "webhookReceivers": [
                      {"name": "bridge", "serviceUri": "https://old.example.com/k0", "useCommonAlertSchema": true},
                      {"name": "gone", "serviceUri": "https://gone.example.com/k2", "useCommonAlertSchema": true}]}}""");
            return run(
                    plan(List.of(webhooks(Marks.secret("hook"), "https://other.example.com/k3")), List.of(live)),
                    Optional.empty());
        }
    },
    WORKBOOK(false) {
        @Override
        RunReport report() {
            String content = """
                    {"version": "Notebook/1.0", "items": [
                      {"type": 11, "name": "tabs", "content": {"version": "LinkItem/1.0", "style": "tabs", "links": [
                        {"id": "1", "cellValue": "tab", "linkTarget": "parameter", "linkLabel": "Errors", "subTarget": "errors"}]}},
                      {"type": 9, "name": "parameters", "content": {"version": "KqlParameterItem/1.0", "parameters": [
                        {"id": "2", "name": "Range", "type": 4, "value": {"durationMs": 86400000}}]}},
                      {"type": 12, "name": "errors", "conditionalVisibility":
                          {"parameterName": "tab", "comparison": "isEqualTo", "value": "errors"},
                       "content": {"version": "NotebookGroup/1.0", "groupType": "editable", "items": [
                        {"type": 1, "name": "intro", "content": {"json": "## Errors\\n\\nWhat fails."}},
                        {"type": 3, "name": "top", "content": {"version": "KqlItem/1.0", "title": "Top failures",
                          "query": "requests\\n| where success == false\\n| summarize count() by name", "visualization": "table"}}]}},
                      {"type": 1, "name": "gone", "content": {"json": "Old news"}}]}""";
            String edited = content.replace("86400000", "3600000")
                    .replace("== false\\n", "== false\\n| where name != 'ping'\\n")
                    .replace("\"table\"", "\"barchart\"")
                    .replace(
                            "{\"type\": 1, \"name\": \"gone\", \"content\": {\"json\": \"Old news\"}}",
                            "{\"type\": 10, \"name\": \"cpu\", \"content\": {\"version\": \"MetricsItem/2.0\", \"chartType\": 2}}")
                    .replace("## Errors", "```\\n</details>");
            DesiredResource before = workbook(content);
            return run(plan(List.of(workbook(edited)), List.of(applied(before, null))), Optional.empty());
        }
    },
    HOSTILE(false) {
        @Override
        RunReport report() {
            String name = "a|b `c` <script>alert(1)</script>";
            DesiredResource before = Bodies.desired("action-group/" + name, group("x", "a@example.com"));
            DesiredResource now =
                    Bodies.desired("action-group/" + name, group("```\\n</details><img src=x>", "a@example.com"));
            return run(
                    plan(List.of(now), List.of(applied(before, null))),
                    change -> new Done(Outcome.FAILED, "PUT x answered 400 Bad|Name: <b>no</b>\nsecond `line`"));
        }
    };

    private static final String QUERY = """
            requests
            | where timestamp > ago(10m)
            | where success == false
            | summarize failed = count() by cloud_RoleName
            | where failed > 0
            | project cloud_RoleName, failed
            | order by failed desc
            """;

    private static final Secrets SECRETS = new Secrets(Map.of("hook", "https://new.example.com/secret-key"));

    private final boolean explain;

    GoldenScenario(boolean explain) {
        this.explain = explain;
    }

    abstract RunReport report();

    /** The name of its files. */
    String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    record Done(Outcome outcome, String message) {}

    interface Result {
        Done of(Change change);
    }

    private static Result done(Outcome outcome) {
        return change -> new Done(change.action().writes() ? outcome : Outcome.UNCHANGED, "");
    }

    RunReport run(Plan plan, Result result) {
        List<ChangeResult> results = new ArrayList<>();
        for (Change change : plan.changes()) {
            Done done = result.of(change);
            List<String> notes = done.outcome() == Outcome.CREATED
                            && change.name().equals("oncall")
                    ? List.of("new e-mail receivers get a code and must confirm it within 30 minutes, or they hear"
                            + " nothing: a@example.com")
                    : List.of();
            results.add(new ChangeResult(
                    change,
                    done.outcome(),
                    done.message().isEmpty() ? Optional.empty() : Optional.of(done.message()),
                    notes,
                    false,
                    Duration.ofMillis(120)));
        }
        return run(plan, Optional.of(new ApplyResult(plan, results)));
    }

    RunReport run(Plan plan, Optional<ApplyResult> result) {
        return new RunReport(
                plan,
                result,
                "emulator, resource group rg-shop",
                new RequestCount(2, result.isPresent() ? plan.writes() : 0),
                Duration.ofMillis(1234),
                explain,
                Optional.empty());
    }

    private static Plan plan(List<DesiredResource> desired, List<ActualResource> live) {
        return plan(desired, live, false, false);
    }

    private static Plan plan(List<DesiredResource> desired, List<ActualResource> live, boolean prune, boolean adopt) {
        Set<String> all = desired.stream().map(DesiredResource::key).collect(Collectors.toCollection(TreeSet::new));
        return new Planner(Bodies.KINDS, SECRETS, adopt, prune)
                .plan(new DesiredState("shop", "local", desired), new ActualState(live), all, false);
    }

    /** The resource as it is after {@code desired} was applied, or {@code body} under the tags of that apply. */
    private static ActualResource applied(DesiredResource desired, @Nullable String body) {
        ObjectNode tree = body == null ? desired.body().deepCopy() : Bodies.object(body);
        tree.withObject("/tags")
                .put("tocsin-project", "shop")
                .put("tocsin-environment", "local")
                .put("tocsin-definition", desired.key())
                .put("tocsin-hash", Canonical.hash(desired.kind(), desired.shape(), desired.body()));
        tree.put("id", desired.id().path());
        tree.putObject("systemData")
                .put("lastModifiedBy", "someone@example.com")
                .put("lastModifiedAt", "2026-01-05T11:00:00Z");
        return new ActualResource(desired.id().path(), tree);
    }

    private static DesiredResource oncall(String... addresses) {
        return Bodies.desired("action-group/oncall", group("oncall", addresses));
    }

    private static DesiredResource team() {
        return Bodies.desired("action-group/team", group("team", "team@example.com"));
    }

    private static String group(String shortName, String... addresses) {
        String receivers = Arrays.stream(addresses)
                .map(address -> "{\"name\": \"%s\", \"emailAddress\": \"%s\", \"useCommonAlertSchema\": true}"
                        .formatted(address.substring(0, address.indexOf('@')), address))
                .collect(Collectors.joining(", "));
        return """
                {"location": "global", "properties": {"groupShortName": "%s", "enabled": true, "emailReceivers": [%s]}}""".formatted(shortName, receivers);
    }

    private static DesiredResource webhooks(String bridge, String other) {
        return Bodies.desired("action-group/hooks", """
                {"location": "global", "properties": {"groupShortName": "hooks", "enabled": true, "webhookReceivers": [
                  {"name": "bridge", "serviceUri": "%s", "useCommonAlertSchema": true},
                  {"name": "other", "serviceUri": "%s", "useCommonAlertSchema": true}]}}""".formatted(bridge, other));
    }

    private static DesiredResource workbook(String content) {
        ObjectNode body = Bodies.object("""
                {"location": "westeurope", "kind": "shared", "properties": {"displayName": "Operations", "category": "workbook", "serializedData": ""}}""");
        ((ObjectNode) body.at("/properties")).put("serializedData", content);
        return Bodies.desired("workbook/operations", body.toString());
    }

    private static DesiredResource rule(double threshold, String query) {
        ObjectNode body = Bodies.object("""
                {"location": "westeurope", "kind": "LogAlert", "properties": {
                  "displayName": "Error rate", "severity": 1, "enabled": true,
                  "scopes": ["/subscriptions/%s/resourceGroups/rg-shop/providers/Microsoft.Insights/components/shop"],
                  "evaluationFrequency": "PT5M", "windowSize": "PT10M",
                  "criteria": {"allOf": [{"query": "", "timeAggregation": "Count", "operator": "GreaterThan", "threshold": %s}]},
                  "actions": {"actionGroups": ["/subscriptions/%s/resourceGroups/rg-shop/providers/Microsoft.Insights/actionGroups/oncall"]}}}""".formatted(Bodies.SUBSCRIPTION, threshold, Bodies.SUBSCRIPTION));
        ((ObjectNode) body.at("/properties/criteria/allOf/0")).put("query", query);
        return Bodies.desired("log-alert/error-rate", body.toString(), "action-group/oncall");
    }
}
