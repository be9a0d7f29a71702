package dev.tocsin.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Flags of every command that reads a project. */
final class ProjectOptions {
    @Option(names = "-C", paramLabel = "DIR", description = "Work in this project folder instead of the current one.")
    Path folder = Path.of("");

    @Option(names = "--env", paramLabel = "NAME", description = "Environment of tocsin.json; default: local.")
    String environment = "local";

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Give a value of the environment another content.")
    Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--target",
            paramLabel = "SELECTOR",
            description = "Only these definitions and what they refer to: kind/name, kind/*, or a name. Repeatable.")
    List<String> targets = new ArrayList<>();
}
