package dev.tocsin.cli;

import dev.tocsin.load.InputFiles;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.watch.Changes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** {@code tocsin test --watch}: runs, and runs again whenever a file of the project was saved. */
final class TestWatch {
    /** Editors and git write several files, and some write one in several steps. */
    private static final Duration QUIET = Duration.ofMillis(100);

    private final Terminal terminal;
    private final Clock clock;
    private final Outside outside;

    TestWatch(Terminal terminal, Clock clock, Outside outside) {
        this.terminal = terminal;
        this.clock = clock;
        this.outside = outside;
    }

    /**
     * Runs until a signal comes, or until nobody reads the result any more.
     *
     * @param folder of the project
     * @param written a file that each run writes, which is no reason for another
     * @return the code of the last run
     */
    ExitCode run(Path folder, Optional<Path> written, Supplier<ExitCode> once) {
        if (!Files.isDirectory(folder.toAbsolutePath())) {
            // It says so.
            return once.get();
        }
        try (Changes changes = outside.changes(folder, matters(folder, written))) {
            ExitCode last = once.get();
            terminal.say("watching " + folder.toAbsolutePath().normalize() + "; Ctrl-C ends this\n");
            terminal.finish();
            SortedSet<String> changed = Saves.next(changes, QUIET);
            while (!changed.isEmpty() && !terminal.unheard()) {
                terminal.result(separator(changed));
                last = once.get();
                terminal.finish();
                changed = Saves.next(changes, QUIET);
            }
            return last;
        } catch (IOException e) {
            terminal.say("error: --watch: " + e.getMessage() + "\n");
            return ExitCode.FAILED;
        }
    }

    private static Predicate<String> matters(Path folder, Optional<Path> written) throws IOException {
        Path root = new ProjectFiles(folder).root();
        Optional<Path> own = written.map(file -> file.toAbsolutePath().normalize());
        return name -> InputFiles.mayMatter(name)
                && !own.equals(Optional.of(root.resolve(name).normalize()));
    }

    private String separator(SortedSet<String> changed) {
        LocalTime time = LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault());
        return "\n──── " + DateTimeFormatter.ISO_LOCAL_TIME.format(time.truncatedTo(ChronoUnit.SECONDS)) + "  "
                + changed.first() + (changed.size() > 1 ? " and " + (changed.size() - 1) + " more" : "") + " ────\n";
    }
}
