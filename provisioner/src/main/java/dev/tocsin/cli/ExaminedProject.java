package dev.tocsin.cli;

import dev.tocsin.check.DesiredStateBuilder;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.doctor.Subject;
import dev.tocsin.load.Environment;
import dev.tocsin.load.LintSettings;
import dev.tocsin.load.Project;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.ProjectLoader;
import dev.tocsin.load.TelemetryReader;
import dev.tocsin.render.Rendered;
import dev.tocsin.render.Renderer;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.telemetry.Contract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * As much of a project as can be read, whatever is wrong with it: what is missing in one place must not hide what is wrong in
 * another.
 *
 * @param ready enough of it to open its target; empty when that is not known
 * @param subject what is examined
 */
record ExaminedProject(Optional<Workspace.Ready> ready, Subject subject) {
    /** Values that are missing or too short: definitions can be read without them. */
    private static final Set<String> OF_VALUES = Set.of(Workspace.SECRET, "TOC0112", "TOC0117");

    static ExaminedProject of(ProjectOptions options, Terminal terminal, HeadStart prepared) {
        Diagnostics diagnostics = new Diagnostics();
        Path folder = options.folder().toAbsolutePath().normalize();
        try {
            ProjectFiles files = new ProjectFiles(folder);
            Optional<Project> project = new ProjectLoader(files, diagnostics)
                    .load(options.environment(), options.settings(), terminal.variables(), terminal::hide);
            if (project.isPresent()) {
                return of(project.get(), terminal, prepared, diagnostics);
            }
        } catch (IOException e) {
            diagnostics.error(
                    "TOC0101",
                    Location.of("-C " + options.folder()),
                    "there is no such folder; name the folder of a project with -C, or make one with tocsin init");
        }
        return new ExaminedProject(
                Optional.empty(),
                new Subject(
                        folder,
                        Optional.empty(),
                        Optional.empty(),
                        Contract.NONE,
                        diagnostics.sorted(),
                        prepared.kinds(),
                        terminal.variables()));
    }

    private static ExaminedProject of(Project project, Terminal terminal, HeadStart prepared, Diagnostics diagnostics) {
        boolean ours = isOwnState(project, diagnostics);
        Optional<DesiredState> state = state(project, prepared, diagnostics);
        Contract contract = new TelemetryReader(project.files(), diagnostics).read();
        Environment environment = project.environment();
        DesiredState nothing = new DesiredState(project.name(), environment.name(), List.of());
        Workspace.Ready ready =
                new Workspace.Ready(project.files(), environment, nothing, Set.of(), LintSettings.NONE, List.of());
        return new ExaminedProject(
                Optional.of(ready).filter(one -> ours),
                new Subject(
                        project.files().root(),
                        Optional.of(environment).filter(one -> ours),
                        state,
                        contract,
                        diagnostics.sorted(),
                        prepared.kinds(),
                        terminal.variables()));
    }

    /** Whether the emulator may write where it keeps its state. */
    private static boolean isOwnState(Project project, Diagnostics diagnostics) {
        if (project.environment().target() != Environment.Target.EMULATOR) {
            return true;
        }
        Diagnostics wrong = new Diagnostics();
        Workspace.demandOwnState(project.files(), wrong);
        wrong.sorted().forEach(diagnostics::add);
        return !wrong.hasErrors();
    }

    private static Optional<DesiredState> state(Project project, HeadStart prepared, Diagnostics diagnostics) {
        boolean readable = diagnostics.sorted().stream()
                .filter(one -> one.level() == Level.ERROR)
                .allMatch(one -> OF_VALUES.contains(one.code()));
        if (!readable) {
            return Optional.empty();
        }
        // What follows from a value that is missing is no second fault.
        Diagnostics here = diagnostics.hasErrors() ? new Diagnostics() : diagnostics;
        try (Renderer renderer = new Renderer(project.files(), here)) {
            List<Rendered> rendered = renderer.render(project, prepared.kinds());
            if (here.hasErrors()) {
                return Optional.empty();
            }
            DesiredState state =
                    new DesiredStateBuilder(project, prepared.kinds(), prepared.specs(), here).build(rendered);
            return Optional.of(state).filter(one -> !here.hasErrors());
        }
    }
}
