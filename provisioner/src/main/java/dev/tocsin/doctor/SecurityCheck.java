package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether alerts travel encrypted. An address may be a secret: only its host is shown. */
final class SecurityCheck implements Check {
    static final String NAME = "security-status";

    private final Live live;

    SecurityCheck(Live live) {
        this.live = live;
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
    public Finding run() throws InterruptedException {
        int all = 0;
        List<String> plain = new ArrayList<>();
        Set<String> groups = new LinkedHashSet<>();
        for (JsonNode group : live.inGroup("action-group")) {
            for (Receiver one : Receiver.of(group)) {
                all++;
                for (JsonNode member : one.json()) {
                    if (member.isTextual()
                            && member.textValue().toLowerCase(Locale.ROOT).startsWith("http://")) {
                        plain.add("the receiver " + one.title() + " is called without encryption, at http://"
                                + host(member.textValue()));
                        groups.add(one.group());
                    }
                }
            }
        }
        return plain.isEmpty()
                ? Finding.pass(NAME, Words.count(all, "receiver") + ", none called without encryption")
                : Finding.fail(
                        NAME,
                        Words.whole(plain, plain.size() + " receivers are called without encryption"),
                        plain,
                        "write https:// in the definition of " + String.join(", ", groups)
                                + " and apply it; if the address holds a secret, make a new one, because the old one was"
                                + " readable on the way");
    }

    private static String host(String url) {
        String rest = url.substring("http://".length()).replaceFirst("[/?#].*", "");
        return rest.substring(rest.lastIndexOf('@') + 1);
    }
}
