package dev.tocsin.doctor;

import dev.tocsin.kind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the subscription may use the resource providers of what the project declares. */
final class ProvidersCheck implements Check {
    static final String NAME = "resource-providers";

    private final Subject subject;
    private final Service service;

    ProvidersCheck(Subject subject, Service service) {
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
        Set<String> namespaces = subject.declared().stream()
                .map(one -> namespace(one.kind()))
                .collect(Collectors.toCollection(TreeSet::new));
        if (namespaces.isEmpty()) {
            return Finding.skipped(NAME, "the project declares nothing that can be read");
        }
        List<String> missing = new ArrayList<>();
        for (String namespace : namespaces) {
            String state = service.arm()
                    .get(subject.subscription() + "/providers/" + namespace, "api-version=2021-04-01")
                    .map(answer -> answer.body().path("registrationState").asText())
                    .orElse("NotRegistered");
            if (!state.equalsIgnoreCase("Registered") && !state.equalsIgnoreCase("Registering")) {
                missing.add(namespace);
            }
        }
        if (missing.isEmpty()) {
            return Finding.pass(
                    NAME, Words.count(namespaces.size(), "resource provider") + " registered", List.copyOf(namespaces));
        }
        List<String> details = missing.stream()
                .map(one -> "the resource provider " + one + " is not registered in subscription "
                        + subject.there().subscription())
                .toList();
        return Finding.fail(
                NAME,
                Words.whole(details, missing.size() + " resource providers are not registered"),
                details,
                missing.stream()
                        .map(one -> "az provider register --namespace " + one + " --wait --subscription "
                                + subject.there().subscription())
                        .collect(Collectors.joining("; ")));
    }

    private static String namespace(Kind kind) {
        return kind.type().substring(0, kind.type().indexOf('/'));
    }
}
