package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.ActualStateReader;
import dev.tocsin.azure.ArmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the addresses by which action groups start workflows are still those of the workflows. */
final class CallbackUrlsCheck implements Check {
    static final String NAME = "callback-urls";
    private static final Pattern TRIGGER = Pattern.compile("/triggers/([A-Za-z0-9_%. -]+)/");
    private static final Pattern SIGNATURE = Pattern.compile("[?&]sig=([^&]*)");

    private final Subject subject;
    private final Service service;
    private final Live live;

    CallbackUrlsCheck(Subject subject, Service service, Live live) {
        this.subject = subject;
        this.service = service;
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
        int asked = 0;
        List<String> stale = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (JsonNode group : live.inGroup("action-group")) {
            for (Receiver one : Receiver.of(group)) {
                String url = one.json().path("callbackUrl").asText("");
                Matcher trigger = TRIGGER.matcher(url);
                if (!url.isEmpty()) {
                    service.hide(url);
                }
                if (one.list().equals("logicAppReceivers") && trigger.find()) {
                    asked++;
                    compare(one, url, trigger.group(1), stale, unknown);
                }
            }
        }
        if (!stale.isEmpty()) {
            return Finding.fail(
                    NAME,
                    Words.whole(stale, stale.size() + " receivers call an address that is none any more"),
                    stale,
                    "write the groups anew, with the address of now: " + subject.provision());
        }
        return unknown.isEmpty()
                ? Finding.pass(NAME, Words.count(asked, "callback URL") + " as the workflow has it")
                : Finding.skipped(NAME, String.join("; ", unknown));
    }

    private void compare(Receiver one, String url, String trigger, List<String> stale, List<String> unknown) {
        String workflow = one.json().path("resourceId").asText();
        String path = workflow + "/triggers/" + trigger + "/listCallbackUrl";
        try {
            String now = service.arm()
                    .ask(path, ActualStateReader.query(subject.kind("workflow").apiVersion(), ""))
                    .body()
                    .path("value")
                    .asText("");
            service.hide(now);
            if (!now.equals(url) && !signed(now).equals(signed(url))) {
                stale.add("the receiver " + one.title() + " calls an address that the workflow "
                        + workflow.substring(workflow.lastIndexOf('/') + 1) + " does not have any more");
            }
        } catch (ArmException e) {
            if (e.status() == 404) {
                stale.add(
                        "the receiver " + one.title() + " calls a workflow or trigger that is not there: " + workflow);
            } else if (e.status() == 403) {
                unknown.add("the address of " + one.title()
                        + " cannot be compared: that takes Microsoft.Logic/workflows/triggers/listCallbackUrl/action");
            } else {
                throw e;
            }
        }
    }

    /** Path and signature: what opens the trigger, in whatever order the query is written. */
    private static String signed(String url) {
        Matcher signature = SIGNATURE.matcher(url);
        int query = url.indexOf('?');
        return (query < 0 ? url : url.substring(0, query)) + " " + (signature.find() ? signature.group(1) : url);
    }
}
