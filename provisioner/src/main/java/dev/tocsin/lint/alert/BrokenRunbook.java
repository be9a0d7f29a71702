package dev.tocsin.lint.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.load.Runbook;
import dev.tocsin.load.RunbookReader;
import dev.tocsin.resource.DesiredResource;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Links of runbooks that lead nowhere: what is no address, and names of rules, workbooks and runbooks that are not there. */
final class BrokenRunbook extends CodedRule {
    private static final Set<String> WITH_HOST = Set.of("http", "https");
    private static final String MAIL = "mailto";

    BrokenRunbook() {
        super("TOC2031", Level.ERROR, "a runbook with a link that leads nowhere");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        // What cannot be read stopped the run before.
        Map<String, Runbook> runbooks = new RunbookReader(project.files(), new Diagnostics()).read();
        Map<String, Collection<String>> known = Map.of(
                "rule", names(Alarm.of(project).stream().map(Alarm::rule).toList()),
                "workbook", names(project.ofKind("workbook")),
                "runbook", runbooks.keySet());
        for (Runbook runbook : runbooks.values()) {
            JsonNode steps = runbook.content().path("steps");
            for (int i = 0; i < steps.size(); i++) {
                JsonNode links = steps.get(i).path("links");
                for (int j = 0; j < links.size(); j++) {
                    check(runbook, "/steps/" + i + "/links/" + j, links.get(j), known, findings);
                }
            }
        }
    }

    private void check(
            Runbook runbook, String pointer, JsonNode link, Map<String, Collection<String>> known, Findings findings) {
        for (Map.Entry<String, Collection<String>> one : known.entrySet()) {
            String name = link.path(one.getKey()).asText("");
            if (!name.isEmpty() && !one.getValue().contains(name)) {
                findings.add(
                        this,
                        runbook.source().at(pointer + "/" + one.getKey()),
                        "there is no " + (one.getKey().equals("rule") ? "alert rule" : one.getKey()) + " \"" + name
                                + "\" in the project"
                                + Suggestion.nearest(name, one.getValue())
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("; correct the name"));
            }
        }
        String address = link.isTextual() ? link.textValue() : link.path("url").asText("");
        if (!address.isEmpty()) {
            flaw(address)
                    .ifPresent(why -> findings.add(
                            this,
                            runbook.source().at(link.isTextual() ? pointer : pointer + "/url"),
                            "the link \"" + address + "\" " + why));
        }
    }

    private static Optional<String> flaw(String address) {
        try {
            URI uri = new URI(address);
            String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            boolean leads = WITH_HOST.contains(scheme) && uri.getHost() != null
                    || scheme.equals(MAIL) && uri.getSchemeSpecificPart().contains("@");
            if (leads) {
                return Optional.empty();
            }
            return Optional.of(
                    scheme.isEmpty()
                            ? "has no scheme, and a workbook has no folder to start from; write all of it, such as"
                                    + " https://wiki.example.com/page, or name a \"rule\", \"workbook\" or \"runbook\""
                            : "is no address of a page; write one that starts with https://HOST");
        } catch (URISyntaxException e) {
            // Where it is, each JDK counts in another way.
            return Optional.of(
                    "is no address: " + e.getReason().toLowerCase(Locale.ROOT) + "; write such characters as %XX");
        }
    }

    /** Both ways in which people name a definition. */
    private static Set<String> names(List<DesiredResource> resources) {
        Set<String> names = resources.stream().map(DesiredResource::name).collect(Collectors.toSet());
        resources.forEach(one -> names.add(one.key()));
        return names;
    }
}
