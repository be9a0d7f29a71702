package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.resource.DesiredResource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the identity may read and write in the resource group what the project declares. */
final class PermissionsCheck implements Check {
    static final String NAME = "permissions";
    /** Permissions_ListForResourceGroup (Microsoft Learn, rest/api/authorization/permissions). */
    private static final String PERMISSIONS = "/providers/Microsoft.Authorization/permissions";

    private static final String VERSION = "api-version=2022-04-01";
    private static final String ASSIGN = "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action";
    private static final String CALLBACK = "Microsoft.Logic/workflows/triggers/listCallbackUrl/action";

    private final Subject subject;
    private final Service service;

    PermissionsCheck(Subject subject, Service service) {
        this.subject = subject;
        this.service = service;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of(AzureServicesCheck.NAME);
    }

    @Override
    public Finding run() {
        if (subject.declared().isEmpty()) {
            return Finding.skipped(NAME, "the project declares nothing that can be read");
        }
        List<JsonNode> listed = service.arm().list(subject.group() + PERMISSIONS, VERSION);
        Grants grants = Grants.of(listed);
        Set<String> needed = needed();
        Set<String> missing =
                needed.stream().filter(action -> !grants.allow(action)).collect(Collectors.toCollection(TreeSet::new));
        if (missing.isEmpty()) {
            return Finding.pass(
                    NAME,
                    "the identity may do all " + needed.size() + " actions that the project needs in "
                            + subject.there().resourceGroup());
        }
        List<String> details = missing.stream().map(PermissionsCheck::detail).toList();
        return Finding.fail(
                NAME,
                "the identity may not do "
                        + (missing.size() == 1
                                ? missing.iterator().next()
                                : missing.size() + " actions that the project needs")
                        + " in "
                        + subject.there().resourceGroup(),
                details,
                remedy(missing));
    }

    /** The narrowest role, and the one that most teams have given already. */
    private static String detail(String action) {
        BuiltInRole narrowest = BuiltInRole.with(Set.of(action)).orElse(BuiltInRole.CONTRIBUTOR);
        BuiltInRole usual = BuiltInRole.MONITORING_CONTRIBUTOR;
        return action + " is missing; the narrowest built-in role that has it is " + narrowest.title()
                + (!narrowest.equals(usual) && usual.has(action) ? "; " + usual.title() + " has it too" : "");
    }

    private String remedy(Set<String> missing) {
        String assignee = subject.variables().getOrDefault("AZURE_CLIENT_ID", "");
        return BuiltInRole.covering(missing).stream()
                        .map(role -> "az role assignment create --role \"" + role.title() + "\" --assignee "
                                + (assignee.isBlank() ? "IDENTITY" : Words.word(assignee)) + " --scope "
                                + Words.word(subject.group()))
                        .collect(Collectors.joining("; "))
                + "; or give it the custom role of docs/pipelines/roles/apply.json, which has no more than is needed";
    }

    private Set<String> needed() {
        Set<String> actions = new TreeSet<>();
        actions.add("Microsoft.Resources/subscriptions/resourceGroups/read");
        for (DesiredResource one : subject.declared()) {
            actions.add(one.kind().type() + "/read");
            actions.add(one.kind().type() + "/write");
            if (one.kind().alias().equals("workflow")) {
                actions.add(CALLBACK);
            }
            one.body().at("/identity/userAssignedIdentities").fieldNames().forEachRemaining(id -> {
                // Elsewhere other grants count, which this answer does not hold.
                if (id.regionMatches(
                        true, 0, subject.group() + "/", 0, subject.group().length() + 1)) {
                    actions.add(ASSIGN);
                }
            });
        }
        return actions;
    }
}
