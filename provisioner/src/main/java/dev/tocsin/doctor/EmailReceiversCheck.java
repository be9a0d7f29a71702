package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * E-mail receivers that get nothing: "Receivers that are not Enabled will not receive any communications" (Microsoft.Insights
 * 2023-01-01, ReceiverStatus). One is not, until its owner has confirmed the address, and after it unsubscribed.
 */
final class EmailReceiversCheck implements Check {
    static final String NAME = "email-receivers";

    private final Subject subject;
    private final Live live;

    EmailReceiversCheck(Subject subject, Live live) {
        this.subject = subject;
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
        List<Receiver> deaf = new ArrayList<>();
        for (JsonNode group : live.inGroup("action-group")) {
            for (Receiver one : Receiver.of(group)) {
                boolean mail = one.list().equals("emailReceivers");
                all += mail ? 1 : 0;
                if (mail && !one.json().path("status").asText("Enabled").equalsIgnoreCase("Enabled")) {
                    deaf.add(one);
                }
            }
        }
        if (deaf.isEmpty()) {
            return Finding.pass(NAME, Words.count(all, "e-mail receiver") + ", all confirmed");
        }
        List<String> details = deaf.stream()
                .map(one -> one.title() + " is " + one.json().path("status").asText()
                        + ": the address is not confirmed, or was unsubscribed")
                .toList();
        return Finding.warning(
                NAME,
                Words.whole(details, details.size() + " e-mail receivers get nothing"),
                details,
                "have the owner confirm the mail that Azure sends, within 30 minutes; send it again with: "
                        + deaf.stream()
                                .map(one -> subject.inGroup("az monitor action-group enable-receiver --name "
                                        + Words.word(Words.name(one.json())) + " --action-group "
                                        + Words.word(one.group())))
                                .collect(Collectors.joining("; ")));
    }
}
