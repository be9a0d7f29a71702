package dev.tocsin.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

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
    static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(Verb.value("-C", "DIR", "Work in this project folder instead of the current one."))
                .addOption(OptionSpec.builder("--env")
                        .paramLabel("NAME")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .splitRegex(",")
                        .splitRegexSynopsisLabel(",")
                        .description(
                                "Environment of tocsin.json; default: local. provision takes several, and applies in that order.")
                        .build())
                .addOption(OptionSpec.builder("--set")
                        .paramLabel("KEY=VALUE")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("Give a value of the environment another content. Repeatable.")
                        .build())
                .addOption(OptionSpec.builder("--target")
                        .paramLabel("SELECTOR")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description(
                                "Only these definitions and what they refer to: kind/name, a name, or either with * and ?. With ! in front: not these. Repeatable.")
                        .build());
    }

    /** What was given to a command that works on one environment. */
    static ProjectOptions of(ParseResult given) {
        List<ProjectOptions> each = each(given);
        if (each.size() > 1) {
            throw new ParameterException(
                    given.commandSpec().commandLine(),
                    "--env names " + each.size() + " environments; this takes one at a time");
        }
        return each.get(0);
    }

    /** What was given, for each environment in the order given; there is at least one. */
    static List<ProjectOptions> each(ParseResult given) {
        Map<String, String> settings = settings(given);
        Path folder = Path.of(given.matchedOptionValue("-C", ""));
        List<String> targets = given.matchedOptionValue("--target", List.of());
        List<String> names = given.matchedOptionValue("--env", List.of("local"));
        Set<String> distinct = new LinkedHashSet<>(names);
        if (distinct.size() < names.size()) {
            throw new ParameterException(
                    given.commandSpec().commandLine(), "--env names an environment twice: " + String.join(",", names));
        }
        List<ProjectOptions> each = new ArrayList<>();
        for (String name : distinct) {
            each.add(new ProjectOptions(folder, name, settings, targets));
        }
        return List.copyOf(each);
    }

    private static Map<String, String> settings(ParseResult given) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String pair : given.matchedOptionValue("--set", List.<String>of())) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(
                        given.commandSpec().commandLine(), "--set takes KEY=VALUE, not \"" + pair + "\"");
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
