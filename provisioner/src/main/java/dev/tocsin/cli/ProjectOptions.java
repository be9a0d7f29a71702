package dev.tocsin.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.ParameterException;

/**
 * The flags of every command that reads a project.
 *
 * @param folder of the project
 * @param environment which of its environments
 * @param settings values given on the command line
 * @param targets selectors; none means all
 */
record ProjectOptions(Path folder, String environment, Map<String, String> settings, List<String> targets) {
    /** Adds the flags to a command. */
    static Spec addTo(Spec spec) {
        return spec.add(Verb.value("-C", "DIR", "Work in this project folder instead of the current one."))
                .add(
                        Verb.list(
                                "--env",
                                "NAME",
                                "Environment of tocsin.json; default: local. provision takes several, and applies in that order."))
                .add(Verb.values("--set", "KEY=VALUE", "Give a value of the environment another content. Repeatable."))
                .add(
                        Verb.values(
                                "--target",
                                "SELECTOR",
                                "Only these definitions and what they refer to: kind/name, a name, or either with * and ?. With ! in front: not these. Repeatable."));
    }

    /** What was given to a command that works on one environment. */
    static ProjectOptions of(Given given) {
        List<ProjectOptions> each = each(given);
        if (each.size() > 1) {
            throw new ParameterException(
                    given.commandLine(), "--env names " + each.size() + " environments; this takes one at a time");
        }
        return each.get(0);
    }

    /** What was given, for each environment in the order given; there is at least one. */
    static List<ProjectOptions> each(Given given) {
        Map<String, String> settings = settings(given);
        Path folder = Path.of(given.value("-C", ""));
        List<String> targets = given.value("--target", List.of());
        List<String> names = given.value("--env", List.of("local"));
        Set<String> distinct = new LinkedHashSet<>(names);
        if (distinct.size() < names.size()) {
            throw new ParameterException(
                    given.commandLine(), "--env names an environment twice: " + String.join(",", names));
        }
        List<ProjectOptions> each = new ArrayList<>();
        for (String name : distinct) {
            each.add(new ProjectOptions(folder, name, settings, targets));
        }
        return List.copyOf(each);
    }

    private static Map<String, String> settings(Given given) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String pair : given.value("--set", List.<String>of())) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(given.commandLine(), "--set takes KEY=VALUE, not \"" + pair + "\"");
            }
            settings.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return settings;
    }

    /** The same for another environment. */
    ProjectOptions in(String other) {
        return new ProjectOptions(folder, other, settings, targets);
    }
}
