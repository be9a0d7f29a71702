package dev.tocsin.cli;

import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.load.InputFiles;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.preview.page.Page;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.serve.LoopbackServer;
import dev.tocsin.serve.Site;
import dev.tocsin.watch.Changes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code tocsin preview --serve}: the project in the browser, until a signal comes. */
final class PreviewServe {
    /** Shorter than for tests: somebody looks at the page while they save. */
    private static final Duration QUIET = Duration.ofMillis(50);

    /** Of warming up; measured: later ones are no faster. */
    private static final int ROUNDS = 8;

    private final Terminal terminal;
    private final Terminal quiet;
    private final HeadStart prepared;
    private final Outside outside;
    private final ProjectOptions options;
    private final RowSource source;
    private final SitePlan plan;
    private final String start;
    private final Supplier<String> charts = new Memo<>(Page::charts);
    private int versions;
    private volatile boolean edited;
    private Workspace.@Nullable Ready last;
    private volatile @Nullable ServedRows rows;

    PreviewServe(
            Terminal terminal,
            Clock clock,
            Outside outside,
            HeadStart prepared,
            ProjectOptions options,
            RowSource source) {
        this.terminal = terminal;
        // What is wrong stands in the pages.
        this.quiet = new Terminal(
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                new ByteArrayInputStream(new byte[0]),
                terminal.variables(),
                false);
        this.prepared = prepared;
        this.outside = outside;
        this.options = options;
        this.source = source;
        this.plan = new SitePlan(terminal.variables(), clock, outside, prepared, options);
        // A page of an earlier server must not take ours for the one it shows.
        this.start = Long.toString(clock.millis(), Character.MAX_RADIX);
    }

    /**
     * Shows the project.
     *
     * @param port 0 for any that is free
     */
    ExitCode run(int port) {
        if (!Files.isRegularFile(options.folder().resolve(ProjectFiles.PROJECT_FILE))) {
            terminal.say("error: --serve shows a project, and there is no " + ProjectFiles.PROJECT_FILE + " in "
                    + options.folder().toAbsolutePath().normalize() + "; name its folder with -C\n");
            return ExitCode.USAGE;
        }
        try (Changes changes = outside.changes(options.folder(), InputFiles::mayMatter);
                LoopbackServer server = LoopbackServer.start(port, site(new TreeSet<>()))) {
            terminal.result(server.address() + "\n");
            terminal.say("the pages are drawn anew when a file is saved; Ctrl-C ends this\n");
            terminal.finish();
            aside("preview-warm-up", this::warmUp);
            SortedSet<String> changed = Saves.next(changes, QUIET);
            while (!changed.isEmpty()) {
                edited = true;
                server.show(site(changed));
                changed = Saves.next(changes, QUIET);
            }
            return ExitCode.DONE;
        } catch (DataException e) {
            terminal.say("error: --data: " + e.getMessage() + "\n");
            return ExitCode.USAGE;
        } catch (IOException e) {
            terminal.say("error: --serve: " + e.getMessage() + "\n");
            return ExitCode.FAILED;
        } finally {
            edited = true;
        }
    }

    /** A fault on the side is met again, and shown, by the page that needs the thing. */
    private static void aside(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((one, fault) -> {});
        thread.start();
    }

    private Site site(SortedSet<String> changed) throws DataException {
        String version = start + "-" + ++versions;
        Diagnostics diagnostics = new Diagnostics();
        Optional<Workspace.Ready> read = new Workspace(quiet, prepared).read(options, diagnostics);
        List<Diagnostic> errors = diagnostics.hasErrors() ? diagnostics.sorted() : List.of();
        Workspace.Ready shown = errors.isEmpty() && read.isPresent() ? read.get() : last;
        last = shown;
        if (shown == null) {
            String page = quiet.masked(ProjectSite.broken(version, errors));
            return new Site(version, path -> Optional.of(page), Map.of());
        }
        ServedRows data = rows;
        if (data == null || changed.stream().anyMatch(this::givesRows)) {
            data = new ServedRows(source, source.ordinary(shown.files(), quiet));
            rows = data;
            if (source.isFolder()) {
                data.of(Path.of(source.data()));
            }
        }
        ProjectSite site = site(version, shown, errors, data);
        aside("preview-lint", site::lint);
        return new Site(version, path -> site.page(path).map(quiet::masked), Map.of(Page.CHARTS, charts));
    }

    private ProjectSite site(String version, Workspace.Ready shown, List<Diagnostic> errors, ServedRows data) {
        return new ProjectSite(
                version,
                shown,
                errors,
                data::of,
                () -> plan.text(shown),
                new Memo<>(() -> SiteTests.run(new Workspace(quiet, prepared), options, shown)));
    }

    /**
     * Does what an edit does, until there is one: a JVM is slow at what it does for the first time, and the first edits would take
     * seconds.
     */
    private void warmUp() {
        ServedRows data = rows;
        for (int i = 0; i < ROUNDS && data != null && !edited; i++) {
            Optional<Workspace.Ready> read = new Workspace(quiet, prepared).read(options, new Diagnostics());
            if (read.isPresent()) {
                ProjectSite site = site(start, read.get(), List.of(), data);
                for (DesiredResource one : ProjectTemplates.workbooks(read.get().state())) {
                    if (!edited) {
                        String unused = site.page("/workbook/" + one.name())
                                .map(quiet::masked)
                                .orElse("");
                    }
                }
            }
        }
    }

    /** Files of which rows are made, or so many that nobody knows. */
    private boolean givesRows(String name) {
        return name.startsWith("telemetry/")
                || name.contains("/data/")
                || name.equals(ProjectFiles.PROJECT_FILE)
                || !name.contains(".")
                || !source.data().isEmpty() && name.matches(".*\\.(csv|jsonl|json)");
    }
}
