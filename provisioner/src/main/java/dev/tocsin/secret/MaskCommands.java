package dev.tocsin.secret;

import java.util.List;
import java.util.Map;

/**
 * Tells a CI system which values to mask in its log, in its own words. Both systems read their commands from standard output and
 * standard error (actions/runner, ScriptHandler and OutputManager; azure-pipelines-agent, NodeHandler and ProcessHandler), do not
 * print the line, and mask what comes after it. Several lines in one value are masked line by line (actions/toolkit, docs/commands.md).
 */
public final class MaskCommands {
    private MaskCommands() {}

    /**
     * The commands, a line each; none outside of the systems that understand them.
     *
     * @param variables the process environment
     */
    public static List<String> of(Secrets secrets, Map<String, String> variables) {
        // GITHUB_ACTIONS is always true there; Azure Pipelines sets TF_BUILD to True (their documentation of
        // variables).
        if ("true".equalsIgnoreCase(variables.get("GITHUB_ACTIONS"))) {
            return commands(secrets, "::add-mask::", "%25");
        }
        if ("true".equalsIgnoreCase(variables.get("TF_BUILD"))) {
            return commands(secrets, "##vso[task.setsecret]", "%AZP25");
        }
        return List.of();
    }

    private static List<String> commands(Secrets secrets, String command, String percent) {
        return secrets.values().stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> line.length() >= Secret.SHORTEST)
                .distinct()
                .map(line -> command + line.replace("%", percent))
                .toList();
    }
}
