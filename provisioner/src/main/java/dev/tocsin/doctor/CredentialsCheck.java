package dev.tocsin.doctor;

import dev.tocsin.azure.ArmException;
import java.util.List;
import java.util.Set;

/** Whether there is a token, and ARM takes it. */
final class CredentialsCheck implements Check {
    static final String NAME = "credentials";
    static final String SUBSCRIPTIONS = "api-version=2022-12-01";

    private final Subject subject;
    private final Service service;

    CredentialsCheck(Subject subject, Service service) {
        this.subject = subject;
        this.service = service;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of(NetworkCheck.NAME);
    }

    @Override
    public Finding run() {
        try {
            service.arm().get(subject.subscription(), SUBSCRIPTIONS);
        } catch (ArmException e) {
            if (e.isSignedOut() || e.status() == 401) {
                return Finding.fail(NAME, String.valueOf(e.getMessage()), List.of(), remedy());
            }
            if (e.status() <= 0) {
                throw e;
            }
            // Signed in; what the subscription answers is looked at by another check.
        }
        return Finding.pass(NAME, "the Resource Manager takes the credential");
    }

    private String remedy() {
        String client = subject.variables().getOrDefault("AZURE_CLIENT_ID", "");
        if (isSet("AZURE_CLIENT_SECRET")) {
            return "make a new client secret and put it into AZURE_CLIENT_SECRET: az ad app credential reset --append --id "
                    + (client.isEmpty() ? "APPLICATION" : Words.word(client));
        }
        if (isSet("AZURE_CLIENT_CERTIFICATE_PATH")) {
            return "renew the certificate that AZURE_CLIENT_CERTIFICATE_PATH names, and register it: az ad app credential"
                    + " reset --append --cert @FILE --id " + (client.isEmpty() ? "APPLICATION" : Words.word(client));
        }
        if (isSet("AZURE_FEDERATED_TOKEN_FILE")) {
            return "renew the token in the file that AZURE_FEDERATED_TOKEN_FILE names, or sign the pipeline in again";
        }
        return "sign in: az login, or set the variables of another way (docs/azure.md)";
    }

    private boolean isSet(String variable) {
        return !subject.variables().getOrDefault(variable, "").isBlank();
    }
}
