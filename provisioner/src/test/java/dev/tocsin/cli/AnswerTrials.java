package dev.tocsin.cli;

import static dev.tocsin.cli.Phase.ANY;
import static dev.tocsin.cli.Phase.LOOK;
import static dev.tocsin.cli.Phase.PAGE;
import static dev.tocsin.cli.Phase.POLL;
import static dev.tocsin.cli.Phase.READ;
import static dev.tocsin.cli.Phase.WRITE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What goes wrong with answers: cut, misshapen, out of date, in pages, or spelled otherwise. */
final class AnswerTrials {
    private static final int FOREVER = -1;
    /** An id that is a whole value; those inside a workbook's content are nobody's to change. */
    private static final String ID = "(?<=[^\\\\]\")/subscriptions/[^\"\\\\]*(?=\")";

    private AnswerTrials() {}

    static List<Trial> all() {
        List<Trial> all = new ArrayList<>();
        all.addAll(bodies());
        all.addAll(shapes());
        all.addAll(lag());
        all.addAll(pages());
        all.addAll(spelling());
        return all;
    }

    private static List<Trial> bodies() {
        List<Trial> trials = new ArrayList<>();
        for (Phase phase : List.of(READ, PAGE, LOOK, WRITE, POLL)) {
            trials.add(Trial.of("F11", "the body breaks off", phase, 1, InjectedFault.brokenBody(), 0));
            // The first look finds nothing yet: 404.
            trials.add(Trial.of(
                            "F12", "the first 7 bytes of a 200, as if they were all", phase, 1, InjectedFault.cut(7), 0)
                    .after(phase == LOOK || phase == POLL ? 1 : 0));
        }
        trials.add(Trial.of("F12", "the first 7 bytes of a 200", READ, 1, InjectedFault.cut(7), 0)
                .applied());
        for (Phase phase : List.of(READ, WRITE, POLL)) {
            trials.add(Trial.of("F13", "a body that never ends, once", phase, 1, InjectedFault.endlessBody(), 0));
            trials.add(Trial.of("F13", "no answer, not even headers, once", phase, 1, InjectedFault.silence(), 0));
            trials.add(Trial.of("F13", "a body byte by byte, once", phase, 1, InjectedFault.slowBody(), 0));
        }
        trials.add(Trial.of("F13", "a body that never ends, for ever", READ, FOREVER, InjectedFault.endlessBody(), 1));
        trials.add(Trial.of("F13", "a body that never ends, for ever", WRITE, FOREVER, InjectedFault.endlessBody(), 0));
        return trials;
    }

    private static List<Trial> shapes() {
        List<Trial> trials = new ArrayList<>();
        for (String body : List.of(
                "[]",
                "null",
                "{}",
                "7",
                "{\"value\":null}",
                "{\"value\":{}}",
                "{\"value\":[null]}",
                "{\"value\":[{}]}",
                "{\"value\":[{\"id\":5}]}",
                "{\"value\":[{\"id\":{}}]}")) {
            trials.add(Trial.of("F14", "a list that is " + body, READ, FOREVER, InjectedFault.says(body), 1)
                    .applied());
        }
        trials.add(Trial.of(
                        "F14",
                        "a list with unknown members",
                        READ,
                        FOREVER,
                        InjectedFault.rewritten(text -> text.replaceFirst("\\{", "{\"more\":{\"a\":[1]},")),
                        0)
                .applied());
        trials.add(Trial.of(
                        "F14",
                        "a list whose resources have no properties",
                        READ,
                        FOREVER,
                        InjectedFault.rewritten(AnswerTrials::withoutProperties),
                        0)
                .applied());
        trials.add(Trial.of(
                        "F14",
                        "a list in gzip, though nobody asked for that, of 64 MiB",
                        READ,
                        FOREVER,
                        InjectedFault.zipped(64 << 20),
                        1)
                .applied());
        trials.add(Trial.of("F14", "a header of 1 MiB", ANY, FOREVER, InjectedFault.longHeader(1 << 20), 0)
                .applied());
        for (String body : List.of("[]", "null", "{}", "\"done\"")) {
            trials.add(Trial.of("F14", "a write answered with " + body, WRITE, 1, InjectedFault.says(body), 0));
        }
        return trials;
    }

    private static List<Trial> lag() {
        List<Trial> trials = new ArrayList<>();
        InjectedFault missing = InjectedFault.error(404, "ResourceNotFound");
        for (int times : List.of(1, 3, 10)) {
            trials.add(Trial.of("F15", "404 for " + times + " reads after the write", POLL, times, missing, 0)
                    .after(1));
            trials.add(Trial.of("F15", "404 for " + times + " reads after the write", LOOK, times, missing, 0)
                    .after(1));
        }
        trials.add(new Trial(
                "F15", "404 for every second read", POLL, 0, FOREVER, everySecond(missing), 0, Trial.Start.NOTHING, 0));
        trials.add(Trial.of(
                "F16", "the list after the writes is old", READ, FOREVER, InjectedFault.says("{\"value\":[]}"), 0));
        trials.add(Trial.of("F16", "the list misses what is there", READ, FOREVER, without("high-cpu-usage"), 0));
        trials.add(Trial.of("F16", "the list misses what is there", READ, FOREVER, without("high-cpu-usage"), 0)
                .applied());
        trials.add(Trial.of("F16", "the list shows what is gone", READ, FOREVER, ghost(), 0)
                .applied());
        return trials;
    }

    private static List<Trial> pages() {
        return List.of(
                Trial.of(
                        "F17",
                        "a next page on another host",
                        READ,
                        FOREVER,
                        InjectedFault.rewritten(text -> text.replace(
                                "\"nextLink\":\"https://management.azure.com/",
                                "\"nextLink\":\"https://evil.example/")),
                        1),
                Trial.of(
                                "F17",
                                "pages that lead to themselves",
                                PAGE,
                                FOREVER,
                                InjectedFault.rewritten(
                                        text -> text.replaceFirst(
                                                "\\{",
                                                "{\"nextLink\":\"https://management.azure.com/x/scheduledQueryRules?page=2\",")),
                                1)
                        .applied());
    }

    private static List<Trial> spelling() {
        List<Trial> trials = new ArrayList<>();
        trials.add(spelled("ids in capitals", text -> replaced(text, ID, String::toUpperCase)));
        trials.add(spelled("ids in lower case", text -> replaced(text, ID, String::toLowerCase)));
        trials.add(spelled(
                "PT60M for PT1H", text -> text.replace("\"PT1H\"", "\"PT60M\"").replace("\"PT10M\"", "\"PT600S\"")));
        trials.add(spelled("5.0 for 5", text -> text.replaceAll("\"threshold\":(\\d+)([,}])", "\"threshold\":$1.0$2")));
        trials.add(spelled("action groups in another order", text -> reversed(text, "actionGroups")));
        trials.add(spelled("West Europe for westeurope", text -> text.replace("\"westeurope\"", "\"West Europe\"")));
        trials.add(spelled("members that nobody knows", AnswerTrials::withMembers));
        return trials;
    }

    /** Members of resources; what a resource holds for somebody else, such as the definition of a workflow, is as it was. */
    private static String withMembers(String text) {
        if (!text.contains("\"properties\":{")) {
            return text;
        }
        JsonNode answer = LiveResources.json(text);
        for (JsonNode one : answer.path("value").isArray() ? answer.path("value") : List.of(answer)) {
            ((ObjectNode) one).putArray("more").addObject().put("a", 1);
            if (one.path("properties") instanceof ObjectNode properties) {
                properties.putObject("more").putArray("a").addNull();
            }
        }
        return JsonWriter.compact(answer);
    }

    private static InjectedFault everySecond(InjectedFault fault) {
        AtomicInteger count = new AtomicInteger();
        return (request, onward, now) ->
                count.getAndIncrement() % 2 == 1 ? fault.strike(request, onward, now) : onward.send();
    }

    private static InjectedFault without(String name) {
        return InjectedFault.rewritten(text -> {
            ObjectNode list = (ObjectNode) LiveResources.json(text);
            Iterator<JsonNode> all = list.path("value").iterator();
            while (all.hasNext()) {
                if (all.next().path("name").asText().equals(name)) {
                    all.remove();
                }
            }
            return JsonWriter.compact(list);
        });
    }

    /** The list has one more rule of ours that is defined nowhere and is not there. */
    private static InjectedFault ghost() {
        return InjectedFault.rewritten(text -> {
            ObjectNode list = (ObjectNode) LiveResources.json(text);
            ArrayNode all = (ArrayNode) list.path("value");
            all.add(LiveResources.json(JsonWriter.compact(all.get(0))
                    .replace(all.get(0).path("name").asText(), "a-rule-that-is-gone")));
            return JsonWriter.compact(list);
        });
    }

    private static String withoutProperties(String text) {
        ObjectNode list = (ObjectNode) LiveResources.json(text);
        list.path("value").forEach(one -> ((ObjectNode) one).remove("properties"));
        return JsonWriter.compact(list);
    }

    private static Trial spelled(String name, UnaryOperator<String> rewrite) {
        return Trial.of("F28", name, ANY, FOREVER, InjectedFault.rewritten(rewrite), 0)
                .applied();
    }

    private static String replaced(String text, String regex, UnaryOperator<String> with) {
        return Pattern.compile(regex)
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(with.apply(match.group())));
    }

    /** Turns the elements of arrays of strings with this name around. */
    private static String reversed(String text, String name) {
        return Pattern.compile("\"" + name + "\":\\[(\"[^\"]*\"(?:,\"[^\"]*\")+)]")
                .matcher(text)
                .replaceAll(match -> {
                    List<String> parts = new ArrayList<>(List.of(match.group(1).split(",")));
                    Collections.reverse(parts);
                    return Matcher.quoteReplacement("\"" + name + "\":[" + String.join(",", parts) + "]");
                });
    }
}
