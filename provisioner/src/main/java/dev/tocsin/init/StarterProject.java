package dev.tocsin.init;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small project that shows each form once: a workspace, a component, an action group, a log alert and a workbook. */
public final class StarterProject {
    private static final String FILES = "files.txt";

    private StarterProject() {}

    /** Those files of the starter that exist already: nothing of theirs may be overwritten. */
    public static List<String> alreadyThere(Path root) throws IOException {
        List<String> present = new ArrayList<>();
        for (String file : files()) {
            if (Files.exists(root.resolve(file))) {
                present.add(file);
            }
        }
        return present;
    }

    /** Writes all files and names them, relative to the root. */
    public static List<String> write(Path root) throws IOException {
        List<String> files = files();
        for (String file : files) {
            Path target = root.resolve(file);
            Files.createDirectories(target.getParent());
            try (InputStream in = open(file)) {
                Files.copy(in, target);
            }
        }
        return files;
    }

    private static List<String> files() throws IOException {
        try (InputStream in = open(FILES)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static InputStream open(String file) throws IOException {
        InputStream in = StarterProject.class.getResourceAsStream("project/" + file);
        if (in == null) {
            throw new IOException("the starter file " + file + " is missing from the jar");
        }
        return in;
    }
}
