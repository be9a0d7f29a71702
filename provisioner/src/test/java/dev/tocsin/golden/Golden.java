package dev.tocsin.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are kept in files; {@code -Dupdate.golden=true} writes them anew. */
public final class Golden {
    private Golden() {}

    /** The text is that of the file. */
    public static void check(Path file, String text) throws IOException {
        if (Boolean.getBoolean("update.golden")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        }
        assertThat(file).as("rewrite with -Dupdate.golden=true").exists();
        assertThat(text).as(file.getFileName().toString()).isEqualTo(Files.readString(file));
    }
}
