package dev.tocsin.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A project as read for one environment: nothing rendered yet.
 *
 * @param name from the project file
 * @param environment the chosen one
 * @param definitions in file order
 * @param contents what was read from files that definitions take in, by path; not all of them
 * @param runbooks by name
 * @param lint what lint shall tell
 * @param files where everything came from
 */
public record Project(
        String name,
        Environment environment,
        List<Definition> definitions,
        Map<Path, JsonNode> contents,
        Map<String, Runbook> runbooks,
        LintSettings lint,
        ProjectFiles files) {
    /** Copies the lists. */
    public Project {
        definitions = List.copyOf(definitions);
        contents = Map.copyOf(contents);
        runbooks = Map.copyOf(runbooks);
    }
}
