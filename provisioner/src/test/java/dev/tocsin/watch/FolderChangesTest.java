package dev.tocsin.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The operating system's own events, each waited for. */
class FolderChangesTest {
    private static final int PATIENCE_SECONDS = 30;

    @TempDir
    private Path temporary;

    private final BlockingQueue<SortedSet<String>> told = new LinkedBlockingQueue<>();
    private Path folder;
    private FolderChanges changes;
    private Thread listener;

    @BeforeEach
    void watch() throws IOException {
        folder = Files.createDirectories(temporary.resolve("project"));
        Files.createDirectories(folder.resolve("alert-rules/deep"));
        Files.writeString(folder.resolve("alert-rules/a.json"), "{}");
        changes = FolderChanges.of(folder, name -> !name.endsWith(".txt"));
        listener = new Thread(this::listen, "listener");
        listener.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        changes.close();
        listener.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        assertThat(listener.isAlive()).isFalse();
    }

    /** What was told, until it ends: then an empty set. */
    private void listen() {
        try {
            SortedSet<String> some;
            do {
                some = changes.await();
                told.add(some);
            } while (!some.isEmpty());
        } catch (IOException e) {
            told.add(new TreeSet<>(Set.of("failed: " + e.getMessage())));
        }
    }

    @Test
    void tellsOfFilesThatAreSavedMadeAndDeletedAtAnyDepth() throws Exception {
        Files.writeString(folder.resolve("alert-rules/a.json"), "{\"a\": 1}");
        awaits("alert-rules/a.json");
        Files.writeString(folder.resolve("alert-rules/deep/b.kql"), "T");
        awaits("alert-rules/deep/b.kql");
        Files.delete(folder.resolve("alert-rules/deep/b.kql"));
        awaits("alert-rules/deep/b.kql");
    }

    @Test
    void tellsOfAFileThatAnEditorPutsInThePlaceOfAnother() throws Exception {
        Path written = Files.writeString(folder.resolve("alert-rules/.a.json.new"), "{}");
        Files.move(written, folder.resolve("alert-rules/a.json"), StandardCopyOption.REPLACE_EXISTING);
        awaits("alert-rules/a.json");
    }

    @Test
    void leavesOutWhatDoesNotMatterAndHiddenFoldersAndThoseOfBuilds() throws Exception {
        for (String out : new String[] {".git", "target", "node_modules"}) {
            Files.createDirectories(folder.resolve(out));
            Files.writeString(folder.resolve(out).resolve("x.json"), "{}");
        }
        Files.writeString(folder.resolve("alert-rules/notes.txt"), "x");
        Files.writeString(folder.resolve("last.json"), "{}");

        assertThat(awaits("last.json")).containsExactly("last.json");
    }

    @Test
    void watchesFoldersThatComeLaterWithWhatIsInThem() throws Exception {
        Path moved = Files.createDirectories(temporary.resolve("elsewhere/rules/deeper"));
        Files.writeString(moved.resolve("c.json"), "{}");
        Files.move(temporary.resolve("elsewhere/rules"), folder.resolve("rules"));
        awaits("rules/deeper/c.json");

        Files.writeString(folder.resolve("rules/deeper/c.json"), "{\"c\": 1}");
        awaits("rules/deeper/c.json");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a folder that is watched cannot be moved there")
    void knowsARenamedFolderByItsNewName() throws Exception {
        Files.move(folder.resolve("alert-rules"), folder.resolve("rules"));
        awaits("rules/a.json");

        Files.writeString(folder.resolve("rules/deep/d.json"), "{}");
        awaits("rules/deep/d.json");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a folder that is watched cannot be moved there")
    void doesNotFollowAFolderOutOfTheProject() throws Exception {
        Path outside = temporary.resolve("outside");
        Files.move(folder.resolve("alert-rules"), outside);
        awaits("alert-rules");
        Files.writeString(outside.resolve("a.json"), "{\"secret\": 1}");
        Files.writeString(folder.resolve("last.json"), "{}");

        assertThat(awaits("last.json")).containsExactly("last.json");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void doesNotFollowLinks() throws Exception {
        Path outside = Files.createDirectories(temporary.resolve("outside"));
        Files.createSymbolicLink(folder.resolve("alert-rules/link"), outside);
        awaits("alert-rules/link");
        Files.writeString(outside.resolve("a.json"), "{}");
        Files.writeString(folder.resolve("last.json"), "{}");

        assertThat(awaits("last.json")).containsExactly("last.json");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "how much is too much differs")
    void looksAtEverythingAnewWhenTooMuchHappensAtOnce() throws Exception {
        stop();
        told.clear();
        FolderChanges late = FolderChanges.of(folder, name -> !name.endsWith(".txt"));
        // The JDK keeps 512 events of a folder until somebody asks.
        for (int i = 0; i < 2_000; i++) {
            Files.writeString(folder.resolve("alert-rules/n" + i + ".txt"), "x");
        }
        Files.createDirectories(folder.resolve("alert-rules/new"));
        try (late) {
            changes = late;
            assertThat(awaitedFrom(late, FolderChanges.MANY)).contains(FolderChanges.MANY);
            Files.writeString(folder.resolve("alert-rules/new/e.json"), "{}");
            assertThat(awaitedFrom(late, "alert-rules/new/e.json")).contains("alert-rules/new/e.json");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a folder that is watched cannot be moved there")
    void saysThatTheFolderIsGone() throws Exception {
        Files.delete(folder.resolve("alert-rules/a.json"));
        Files.delete(folder.resolve("alert-rules/deep"));
        Files.delete(folder.resolve("alert-rules"));
        Files.delete(folder);

        awaits("failed: the folder " + folder.toAbsolutePath() + " is gone");
    }

    @Test
    void endsWhenItIsClosed() throws Exception {
        changes.close();

        assertThat(told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEmpty();
        assertThat(changes.await()).isEmpty();
        assertThat(changes.within(Duration.ofSeconds(PATIENCE_SECONDS))).isEmpty();
    }

    @Test
    void tellsNothingWithinATimeInWhichNothingHappens() throws Exception {
        try (FolderChanges quiet = FolderChanges.of(folder, name -> true)) {
            assertThat(quiet.within(Duration.ofMillis(1))).isEmpty();
            Files.writeString(folder.resolve("f.json"), "{}");
            assertThat(quiet.within(Duration.ofSeconds(PATIENCE_SECONDS))).containsExactly("f.json");
        }
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThatThrownBy(() -> FolderChanges.of(folder.resolve("nowhere"), name -> true))
                .isInstanceOf(IOException.class);
    }

    /** Waits until that name was told, and gives what was told with it and since the last call. */
    private Set<String> awaits(String name) throws InterruptedException {
        Set<String> all = new HashSet<>();
        while (!all.contains(name)) {
            SortedSet<String> next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("told after " + all).isNotNull().isNotEmpty();
            all.addAll(next);
        }
        return all;
    }

    private static Set<String> awaitedFrom(Changes changes, String name) throws IOException {
        Set<String> all = new HashSet<>();
        while (!all.contains(name)) {
            SortedSet<String> next = changes.within(Duration.ofSeconds(PATIENCE_SECONDS));
            assertThat(next).as("told after " + all).isNotEmpty();
            all.addAll(next);
        }
        return all;
    }
}
