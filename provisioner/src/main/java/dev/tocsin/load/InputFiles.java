package dev.tocsin.load;

import java.util.ArrayList;
import java.util.List;

/** Which files of a project may change what it means. */
public final class InputFiles {
    /** Where everything is input, whatever its ending: workbooks and texts may have any. */
    private static final List<String> FOLDERS = folders();

    /** What definitions elsewhere refer to. */
    private static final List<String> ENDINGS =
            List.of(".json", ".jsonl", ".yaml", ".yml", ".kql", ".csv", ".ftl", ".workbook");

    /** What editors leave beside a file. */
    private static final List<String> LEFTOVERS = List.of("~", ".tmp", ".bak", ".swp", ".orig");

    private InputFiles() {}

    private static List<String> folders() {
        List<String> folders = new ArrayList<>();
        DefinitionFinder.FOLDERS.forEach(folder -> folders.add(folder + "/"));
        folders.add("templates/");
        folders.add("telemetry/");
        return List.copyOf(folders);
    }

    /**
     * Whether it may.
     *
     * @param name relative to the project, with forward slashes
     */
    public static boolean mayMatter(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        if (last.startsWith(".") || LEFTOVERS.stream().anyMatch(last::endsWith)) {
            return false;
        }
        return FOLDERS.stream().anyMatch(name::startsWith) || ENDINGS.stream().anyMatch(last::endsWith);
    }
}
