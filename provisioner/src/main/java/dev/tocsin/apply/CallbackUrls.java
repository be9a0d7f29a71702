package dev.tocsin.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.ActualStateReader;
import dev.tocsin.azure.ArmClient;
import dev.tocsin.azure.ArmException;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.Plan;
import dev.tocsin.resource.ActualState;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.secret.DerivedSecret;
import dev.tocsin.secret.Secrets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Asks for the signed addresses that start workflows, without an end to their validity. Only {@code listCallbackUrl} tells them;
 * {@code accessEndpoint} takes no alert and says nothing about it (hashicorp/terraform-provider-azurerm #6056).
 */
public final class CallbackUrls {
    private final ArmClient client;
    private final DesiredState state;
    private final Secrets secrets;
    private final Consumer<String> hide;

    /**
     * For one run.
     *
     * @param state where the workflows are
     * @param secrets what is learnt goes there
     * @param hide told of each address before anything else is, so that none is ever shown
     */
    public CallbackUrls(ArmClient client, DesiredState state, Secrets secrets, Consumer<String> hide) {
        this.client = client;
        this.state = state;
        this.secrets = secrets;
        this.hide = hide;
    }

    /**
     * Asks for those that selected definitions need of workflows that are live, to compare with what is live.
     *
     * @param selected keys of definitions
     * @return what could not be asked for want of a right, for people
     */
    public List<String> compare(Collection<String> selected, ActualState actual) {
        List<String> notes = new ArrayList<>();
        Map<String, DerivedSecret> needed = new LinkedHashMap<>();
        for (DesiredResource one : state.resources()) {
            if (selected.contains(one.key()) && actual.find(one.id()).isPresent()) {
                needed.putAll(of(one));
            }
        }
        for (DerivedSecret secret : needed.values()) {
            Optional<DesiredResource> workflow = state.find(secret.workflow());
            if (workflow.isEmpty() || actual.find(workflow.get().id()).isEmpty()) {
                continue;
            }
            try {
                ask(secret, workflow.get());
            } catch (ArmException e) {
                // A trigger that is missing is made by the apply; then the address is another one in any case.
                if (e.status() == 401 || e.status() == 403) {
                    secrets.withhold(secret);
                    notes.add("the callback URL of " + secret.workflow()
                            + " cannot be compared: that takes Microsoft.Logic/workflows/triggers/listCallbackUrl/action;"
                            + " it is derived at apply");
                } else if (e.status() != 404) {
                    throw e;
                }
            }
        }
        return notes;
    }

    /** Whether the plan makes a workflow anew whose address was compared; then it has to be made again. */
    public boolean areOutdatedBy(Plan plan) {
        Set<String> replaced = new HashSet<>();
        for (Change change : plan.changes()) {
            if (change.action() == Action.REPLACE) {
                replaced.add(change.definition());
            }
        }
        if (replaced.isEmpty()) {
            return false;
        }
        boolean outdated = false;
        for (Change change : plan.changes()) {
            for (DerivedSecret secret :
                    change.desired().map(CallbackUrls::of).orElse(Map.of()).values()) {
                if (replaced.contains(secret.workflow()) && secrets.knows(secret.mark())) {
                    secrets.forget(secret);
                    outdated = true;
                }
            }
        }
        return outdated;
    }

    /** Asks for those that a body needs which is written now, because they may be new. */
    void renew(DesiredResource resource) {
        for (DerivedSecret secret : of(resource).values()) {
            ask(
                    secret,
                    state.find(secret.workflow())
                            .orElseThrow(() -> new IllegalStateException("no definition " + secret.workflow())));
        }
    }

    private void ask(DerivedSecret secret, DesiredResource workflow) {
        String path = workflow.id().path() + "/triggers/" + secret.trigger() + "/listCallbackUrl";
        String url = client.ask(path, ActualStateReader.query(workflow.apiVersion(), ""))
                .body()
                .path("value")
                .asText("");
        if (url.isEmpty()) {
            throw new ArmException(
                    200, "NoCallbackUrl", "POST " + path + ": the answer holds no URL", Optional.empty());
        }
        hide.accept(url);
        secrets.learn(secret, url);
    }

    /** Those in a body, by name: to hash a record the first time in a process takes longer than all the rest of this. */
    private static Map<String, DerivedSecret> of(DesiredResource resource) {
        Map<String, DerivedSecret> found = new LinkedHashMap<>();
        collect(resource.body(), found);
        return found;
    }

    private static void collect(JsonNode node, Map<String, DerivedSecret> found) {
        if (node.isTextual() && DerivedSecret.isIn(node.textValue())) {
            for (DerivedSecret secret : DerivedSecret.in(node.textValue())) {
                found.put(secret.name(), secret);
            }
        }
        for (JsonNode inside : node) {
            collect(inside, found);
        }
    }
}
