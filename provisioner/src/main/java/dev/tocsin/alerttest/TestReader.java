package dev.tocsin.alerttest;

import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.load.SourceFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads test files, strictly: an unknown key or a word that is none would be a test that cannot fail. */
final class TestReader {
    /** Any moment does; one that never changes keeps tests the same. */
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private static final String NOTIFICATION = "\"notification\" is none, sent or {contains: TEXT}";

    private static final String[] FILE = {
        "$schema", "rule", "environment", "now", "profile", "tables", "metrics", "events", "expect", "tests"
    };
    private static final String[] TEST = {
        "name", "environment", "now", "profile", "tables", "metrics", "events", "expect"
    };
    private static final String[] EXPECTATION = {
        "at", "from", "to", "state", "value", "tolerance", "dimensions", "resource", "criterion", "notification"
    };

    private final Diagnostics diagnostics;

    TestReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The tests of a file: one, or those under {@code tests}, which take what they do not say from above. */
    List<AlertTest> read(SourceFile source) {
        Part root = Part.root(source, diagnostics);
        if (!root.object(FILE)) {
            return List.of();
        }
        Optional<String> rule = root.at("rule").requiredText(root);
        Part several = root.at("tests");
        if (rule.isEmpty()) {
            return List.of();
        }
        List<AlertTest> tests = new ArrayList<>();
        if (!several.present()) {
            test(stem(source), rule.get(), root, root).ifPresent(tests::add);
            return tests;
        }
        if (root.at("expect").present()) {
            root.at("expect").error("stands beside \"tests\"; move it into one of them");
        }
        if (several.value().isArray() && several.value().isEmpty()) {
            several.error("\"tests\" is empty; add a test, or leave it out");
        }
        Set<String> names = new HashSet<>();
        for (Part one : several.elements()) {
            if (one.object(TEST)) {
                String name = one.at("name").requiredText(one).orElse("");
                if (!names.add(name)) {
                    one.at("name").error("the name \"" + name + "\" stands twice; tests are told apart by it");
                }
                test(name, rule.get(), one, root).ifPresent(tests::add);
            }
        }
        return tests;
    }

    private Optional<AlertTest> test(String name, String rule, Part test, Part file) {
        Instant now = given("now", test, file).moment(NOW).orElse(NOW);
        List<Expectation> expectations = new ArrayList<>();
        Part expect = test.at("expect");
        for (Part one : expect.elements()) {
            expectation(one, now).ifPresent(expectations::add);
        }
        if (!expect.present() || expect.value().isEmpty() && expect.value().isContainerNode()) {
            test.error("the test expects nothing, so it cannot fail; add \"expect\"");
        }
        Part profile = given("profile", test, file);
        profile.text();
        if (expectations.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AlertTest(
                name,
                test,
                rule,
                given("environment", test, file).text(),
                now,
                profile.present() ? Optional.of(profile) : Optional.empty(),
                given("tables", test, file),
                given("metrics", test, file),
                given("events", test, file),
                expectations));
    }

    private static Part given(String key, Part test, Part file) {
        return test.at(key).present() ? test.at(key) : file.at(key);
    }

    private static Optional<Expectation> expectation(Part part, Instant now) {
        if (!part.object(EXPECTATION)) {
            return Optional.empty();
        }
        Optional<Instant> at = part.at("at").moment(now);
        Optional<Instant> from = part.at("from").moment(now);
        Optional<Instant> to = part.at("to").moment(now);
        boolean range = part.at("from").present() || part.at("to").present();
        if (part.at("at").present() == range || range && from.isPresent() != to.isPresent()) {
            part.error("an expectation says either \"at\", or \"from\" and \"to\"");
        }
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            part.at("to").error("is before \"from\"");
        }
        Part state = part.at("state");
        Optional<Wanted> wanted = state.text().flatMap(Wanted::of);
        if (state.text().isPresent() && wanted.isEmpty()) {
            state.error("\"" + state.value().asText() + "\" is no state"
                    + Suggestion.nearest(state.value().asText(), Wanted.words())
                            .map(near -> "; did you mean \"" + near + "\"?")
                            .orElse("; known are " + String.join(", ", Wanted.words())));
        }
        Optional<Double> value = part.at("value").number();
        double tolerance = part.at("tolerance").number().orElse(0.0);
        if (part.at("tolerance").present() && value.isEmpty()) {
            part.at("tolerance").error("has no meaning without \"value\"");
        }
        if (tolerance < 0) {
            part.at("tolerance").error("must not be less than zero");
        }
        if (part.at("criterion").present() && value.isEmpty()) {
            part.at("criterion").error("has no meaning without \"value\"");
        }
        Part notification = part.at("notification");
        if (!state.present() && !part.at("value").present() && !notification.present()) {
            part.error("expects nothing; add \"state\", \"value\" or \"notification\"");
        }
        return at.or(() -> from)
                .map(first -> new Expectation(
                        part,
                        first,
                        at.isPresent()
                                ? first
                                : to.filter(last -> !last.isBefore(first)).orElse(first),
                        wanted,
                        value,
                        tolerance,
                        dimensions(part.at("dimensions")),
                        part.at("resource").text(),
                        part.at("criterion").text(),
                        sent(notification),
                        contains(notification)));
    }

    private static Map<String, String> dimensions(Part part) {
        Map<String, String> dimensions = new TreeMap<>();
        for (Part one : part.members()) {
            one.word().ifPresent(value -> dimensions.put(one.key(), value));
        }
        return dimensions;
    }

    /** {@code notification: none}, {@code notification: sent} or {@code notification: {contains: TEXT}}. */
    private static Optional<Boolean> sent(Part part) {
        if (!part.present()) {
            return Optional.empty();
        }
        if (part.value().isTextual()) {
            String word = part.value().textValue();
            if (!word.equals("none") && !word.equals("sent")) {
                part.error(NOTIFICATION);
            }
            return Optional.of(word.equals("sent"));
        }
        if (!part.value().isObject()) {
            part.error(NOTIFICATION);
        } else if (part.object("contains")) {
            part.at("contains").requiredText(part);
        }
        return Optional.of(true);
    }

    private static Optional<String> contains(Part part) {
        return part.value().isObject() ? part.at("contains").text() : Optional.empty();
    }

    private static String stem(SourceFile source) {
        String name = String.valueOf(source.path().getFileName());
        return name.substring(0, name.indexOf(".test."));
    }
}
