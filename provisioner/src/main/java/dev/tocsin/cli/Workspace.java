package dev.tocsin.cli;

import dev.tocsin.check.DesiredStateBuilder;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.kind.Kinds;
import dev.tocsin.load.Environment;
import dev.tocsin.load.LintSettings;
import dev.tocsin.load.Project;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.ProjectLoader;
import dev.tocsin.load.UnreadableFileException;
import dev.tocsin.render.Rendered;
import dev.tocsin.render.Renderer;
import dev.tocsin.report.DiagnosticReport;
import dev.tocsin.resource.DesiredState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The first half of every command: load → render → check → desired state, and what is wrong on standard error. */
final class Workspace {
    /** A secret that is not set. */
    static final String SECRET = "TOC0111";

    /** An environment that the project does not have. */
    static final String ENVIRONMENT = "TOC0113";

    private final Terminal terminal;
    private final HeadStart prepared;

    Workspace(Terminal terminal, HeadStart prepared) {
        this.terminal = terminal;
        this.prepared = prepared;
    }

    /**
     * A project that is fit to be planned.
     *
     * @param files the project folder
     * @param environment the chosen environment
     * @param state what it declares
     * @param selected keys that {@code --target} leaves
     * @param lint what lint shall tell
     * @param findings warnings and notes
     */
    record Ready(
            ProjectFiles files,
            Environment environment,
            DesiredState state,
            Set<String> selected,
            LintSettings lint,
            List<Diagnostic> findings) {}

    /** The project, or nothing after its errors were said. */
    Optional<Ready> open(ProjectOptions options) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Ready> ready = read(options, diagnostics);
        List<Diagnostic> all = diagnostics.sorted();
        terminal.say(new DiagnosticReport(terminal.paint()).text(all));
        int errors = 0;
        for (Diagnostic one : all) {
            errors += one.level() == Level.ERROR ? 1 : 0;
        }
        if (errors > 0) {
            terminal.say(errors + (errors == 1 ? " error" : " errors") + "; nothing was written\n");
            return Optional.empty();
        }
        return ready;
    }

    /**
     * The project without its definitions: for what only needs to know whose resources these are. What is wrong with definitions
     * and secrets does not matter then.
     */
    Optional<Ready> openEmpty(ProjectOptions options) {
        Diagnostics diagnostics = new Diagnostics();
        Path folder = options.folder().toAbsolutePath().normalize();
        try {
            ProjectFiles files = new ProjectFiles(folder);
            Optional<Project> project = new ProjectLoader(files, diagnostics)
                    .load(options.environment(), options.settings(), terminal.variables(), terminal::hide);
            List<Diagnostic> fatal = diagnostics.sorted().stream()
                    .filter(one -> one.level() == Level.ERROR)
                    .filter(one -> project.isEmpty()
                            || one.location().file().equals(ProjectFiles.PROJECT_FILE) && !SECRET.equals(one.code()))
                    .toList();
            terminal.say(new DiagnosticReport(terminal.paint()).text(fatal));
            if (!fatal.isEmpty() || project.isEmpty()) {
                terminal.say("nothing was written\n");
                return Optional.empty();
            }
            DesiredState nothing = new DesiredState(
                    project.get().name(), project.get().environment().name(), List.of());
            return Optional.of(
                    new Ready(files, project.get().environment(), nothing, Set.of(), LintSettings.NONE, List.of()));
        } catch (IOException e) {
            terminal.say("-C " + options.folder() + ": error: there is no such folder [TOC0101]\n");
            return Optional.empty();
        }
    }

    /** The same with the diagnostics left to the caller. */
    Optional<Ready> read(ProjectOptions options, Diagnostics diagnostics) {
        Path folder = options.folder().toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            diagnostics.error("TOC0101", Location.of("-C " + options.folder()), "there is no such folder");
            return Optional.empty();
        }
        try {
            ProjectFiles files = new ProjectFiles(folder);
            try (Renderer renderer = new Renderer(files, diagnostics)) {
                Optional<Project> project = new ProjectLoader(files, diagnostics)
                        .load(options.environment(), options.settings(), terminal.variables(), terminal::hide);
                return project.isEmpty() ? Optional.empty() : build(project.get(), renderer, options, diagnostics);
            }
        } catch (IOException e) {
            diagnostics.error("TOC0101", Location.of("-C " + options.folder()), "the folder cannot be read");
            return Optional.empty();
        } catch (OutOfMemoryError e) {
            diagnostics.error(
                    "TOC0120",
                    Location.of("-C " + options.folder()),
                    "the project needs more memory than Java has ("
                            + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MiB); split its files, or give Java more, for example TOCSIN_JAVA_OPTS=-Xmx2g");
            return Optional.empty();
        }
    }

    private Optional<Ready> build(Project project, Renderer renderer, ProjectOptions options, Diagnostics diagnostics) {
        if (project.environment().target() == Environment.Target.EMULATOR) {
            demandOwnState(project.files(), diagnostics);
        }
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        prepared.loaded();
        Kinds kinds = prepared.kinds();
        List<Rendered> rendered = renderer.render(project, kinds);
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        DesiredState state = new DesiredStateBuilder(project, kinds, prepared.specs(), diagnostics).build(rendered);
        Set<String> selected = Selection.of(state, options.targets(), diagnostics);
        return Optional.of(new Ready(
                project.files(), project.environment(), state, selected, project.lint(), diagnostics.sorted()));
    }

    /** The emulator writes there; links in a clone must not lead its files elsewhere. */
    static void demandOwnState(ProjectFiles files, Diagnostics diagnostics) {
        try {
            files.ownFolder(".tocsin/emulator");
        } catch (UnreadableFileException e) {
            diagnostics.error("TOC0102", Location.of(".tocsin"), String.valueOf(e.getMessage()));
        }
    }
}
