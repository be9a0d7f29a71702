package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.ArmAnswer;
import dev.tocsin.azure.ArmException;
import dev.tocsin.load.Environment;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether ARM answers, and the subscription and the resource group are there. */
final class AzureServicesCheck implements Check {
    static final String NAME = "azure-services";
    private static final String GROUPS = "api-version=2021-04-01";

    private final Subject subject;
    private final Service service;

    AzureServicesCheck(Subject subject, Service service) {
        this.subject = subject;
        this.service = service;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return subject.there().target() == Environment.Target.AZURE ? Set.of(CredentialsCheck.NAME) : Set.of();
    }

    @Override
    public Finding run() {
        Environment environment = subject.there();
        Optional<JsonNode> subscription = there(subject.subscription(), CredentialsCheck.SUBSCRIPTIONS, true);
        boolean emulated = environment.target() == Environment.Target.EMULATOR;
        // Who has a role in the resource group alone need not see the subscription. The emulator in this process makes
        // a
        // group when it is named.
        boolean group = emulated
                || there(subject.group(), GROUPS, subscription.isEmpty()).isPresent();
        if (subscription.isEmpty() && !group) {
            return Finding.fail(
                    NAME,
                    "there is no subscription " + environment.subscription() + " for this identity",
                    List.of(),
                    "correct \"subscription\" in tocsin.json (az account list), or give the identity a role in it");
        }
        String state =
                subscription.map(one -> one.path("state").asText("Enabled")).orElse("Enabled");
        if (!state.equals("Enabled")) {
            return Finding.fail(
                    NAME,
                    "the subscription " + environment.subscription() + " is in the state " + state
                            + ", in which nothing can be written",
                    List.of(),
                    "have its owner enable it (az account show --subscription " + environment.subscription() + ")");
        }
        if (!group) {
            return Finding.fail(
                    NAME,
                    "there is no resource group \"" + environment.resourceGroup() + "\" in subscription "
                            + environment.subscription(),
                    List.of(),
                    "make it: az group create --name " + Words.word(environment.resourceGroup()) + " --location "
                            + Words.word(environment.location()) + " --subscription " + environment.subscription());
        }
        return Finding.pass(
                NAME,
                emulated
                        ? "the emulator in this process answers"
                        : "the Resource Manager answers; the resource group " + environment.resourceGroup()
                                + " is there");
    }

    /** What is there. */
    private Optional<JsonNode> there(String path, String query, boolean forbiddenIsAbsent) {
        try {
            return service.arm().get(path, query).map(ArmAnswer::body);
        } catch (ArmException e) {
            if (e.status() == 404 || e.status() == 403 && forbiddenIsAbsent) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
