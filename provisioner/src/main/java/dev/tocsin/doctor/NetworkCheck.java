package dev.tocsin.doctor;

import dev.tocsin.azure.ArmException;
import dev.tocsin.azure.Reach;
import dev.tocsin.load.Cloud;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether there is a way to the cloud: names, proxy, TLS. Sends no credential. */
final class NetworkCheck implements Check {
    static final String NAME = "network-connectivity";
    /** Of the Resource Manager, without a sign-in (azure-cli reads it of every cloud). */
    static final String UNSIGNED = "/metadata/endpoints?api-version=2022-09-01";

    private static final String LOGS = "logs";

    private final Subject subject;
    private final Service service;

    NetworkCheck(Subject subject, Service service) {
        this.subject = subject;
        this.service = service;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding run() {
        List<String> reached = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        Set<String> remedies = new LinkedHashSet<>();
        addresses().forEach((what, address) -> {
            try {
                Reach reach = service.reach(address);
                reached.add(what + ": " + host(address)
                        + reach.proxy()
                                .map(proxy -> " through the proxy " + proxy)
                                .orElse(""));
            } catch (ArmException e) {
                String message = String.valueOf(e.getMessage());
                lost.add(what + ": " + message);
                remedies.add(Words.remedy(
                        message,
                        "look at the address in tocsin.json, at DNS and firewalls, and at HTTPS_PROXY and NO_PROXY"));
            }
        });
        if (lost.isEmpty()) {
            return Finding.pass(NAME, "there is a way to " + Words.count(reached.size(), "service"), reached);
        }
        String message = Words.whole(lost, "there is no way to " + Words.count(lost.size(), "service"));
        String remedy = String.join("; ", remedies);
        // Without logs, all else can still be looked at.
        return lost.size() == 1 && lost.get(0).startsWith(LOGS)
                ? Finding.warning(NAME, message, lost, remedy)
                : Finding.fail(NAME, message, lost, remedy);
    }

    private Map<String, String> addresses() {
        Cloud cloud = subject.there().cloud();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Resource Manager", cloud.resourceManager() + UNSIGNED);
        all.put("sign-in", cloud.authority() + "/");
        cloud.logs().ifPresent(logs -> all.put(LOGS, logs.resourceManager() + "/"));
        return all;
    }

    private static String host(String address) {
        return address.replaceFirst("^(https?://[^/]*).*", "$1");
    }
}
