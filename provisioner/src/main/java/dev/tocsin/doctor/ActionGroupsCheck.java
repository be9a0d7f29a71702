package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.resource.AlertRuleBody;
import dev.tocsin.resource.ResourceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Action groups that would tell nobody: off, without a receiver, or not there though a rule names them. */
final class ActionGroupsCheck implements Check {
    static final String NAME = "action-groups";

    private final Subject subject;
    private final Live live;

    ActionGroupsCheck(Subject subject, Live live) {
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
        List<String> details = new ArrayList<>();
        Set<String> remedies = new LinkedHashSet<>();
        List<JsonNode> groups = live.inGroup("action-group");
        for (JsonNode group : groups) {
            String name = Words.name(group);
            if (!group.at("/properties/enabled").asBoolean(true)) {
                details.add("the action group " + name + " is disabled, so none of its receivers is told");
                remedies.add("set \"enabled\" of " + name + " to true in its definition and apply it: "
                        + subject.provision());
            } else if (Receiver.of(group).isEmpty()) {
                details.add("the action group " + name + " has no receiver, so nobody is told");
                remedies.add("add a receiver to the definition of " + name + " and apply it, or, if it is not yours: "
                        + subject.inGroup("az monitor action-group update --name " + Words.word(name)
                                + " --add-action email NAME ADDRESS"));
            }
        }
        missing(groups, details, remedies);
        return details.isEmpty()
                ? Finding.pass(NAME, Words.count(groups.size(), "action group") + ", each enabled and with a receiver")
                : Finding.fail(
                        NAME,
                        Words.whole(details, details.size() + " action groups would tell nobody"),
                        details,
                        String.join("; ", remedies));
    }

    /** Groups of this resource group that rules name and that are not there. */
    private void missing(List<JsonNode> groups, List<String> details, Set<String> remedies)
            throws InterruptedException {
        Set<String> known = new HashSet<>();
        groups.forEach(group -> known.add(ResourceId.key(group.path("id").asText())));
        String here = ResourceId.key(subject.group() + "/");
        for (String alias : Rules.ALIASES) {
            for (JsonNode rule : live.inGroup(alias)) {
                for (String id : new AlertRuleBody(rule).groups()) {
                    String key = ResourceId.key(id);
                    if (key.startsWith(here) && !known.contains(key)) {
                        details.add(alias + "/" + Words.name(rule) + " tells the action group "
                                + id.substring(id.lastIndexOf('/') + 1) + ", which is not there");
                        remedies.add("make the group anew, or let the rule name another: " + subject.provision());
                    }
                }
            }
        }
    }
}
