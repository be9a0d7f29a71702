package dev.tocsin.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the project that this repository ships. */
final class ShippedProject {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> PARTS =
            List.of("tocsin.json", "resources", "alert-rules", "templates", "telemetry", "workbooks");

    private ShippedProject() {}

    static TestProject copiedTo(Path root) {
        TestProject project = TestProject.in(root);
        for (String part : PARTS) {
            try (Stream<Path> files = Files.walk(REPOSITORY.resolve(part))) {
                files.filter(Files::isRegularFile)
                        .forEach(
                                file -> project.file(REPOSITORY.relativize(file).toString(), text(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return project;
    }

    /** Replaces a text that stands exactly once in a file of the project. */
    static void edit(TestProject project, String name, String from, String to) {
        String text = text(project.root().resolve(name));
        int at = text.indexOf(from);
        if (at < 0 || text.indexOf(from, at + 1) >= 0) {
            throw new IllegalArgumentException(name + " does not hold exactly once: " + from);
        }
        project.file(name, text.replace(from, to));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
