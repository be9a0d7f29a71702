package dev.tocsin.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return spec.addOption(OptionSpec.builder("-C")
                        .paramLabel("DIR")
                        .type(String.class)
                        .description("Work in this project folder instead of the current one.")
                        .build())
                .addOption(OptionSpec.builder("--env")
                        .paramLabel("NAME")
                        .type(String.class)
                        .description("Environment of tocsin.json; default: local.")
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
                                "Only these definitions and what they refer to: kind/name, kind/*, or a name. Repeatable.")
                        .build());
    }

    /** What was given. */
    static ProjectOptions of(ParseResult given) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String pair : given.matchedOptionValue("--set", List.<String>of())) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(
                        given.commandSpec().commandLine(), "--set takes KEY=VALUE, not \"" + pair + "\"");
            }
            settings.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new ProjectOptions(
                Path.of(given.matchedOptionValue("-C", "")),
                given.matchedOptionValue("--env", "local"),
                settings,
                given.matchedOptionValue("--target", List.<String>of()));
    }

    /** The same for another environment. */
    ProjectOptions in(String other) {
        return new ProjectOptions(folder, other, settings, targets);
    }
}
