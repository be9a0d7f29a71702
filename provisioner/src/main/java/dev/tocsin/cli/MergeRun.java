package dev.tocsin.cli;

import dev.tocsin.azure.ArmException;
import dev.tocsin.check.DesiredStateBuilder;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.imports.Importer;
import dev.tocsin.imports.Merger;
import dev.tocsin.kind.Kind;
import dev.tocsin.load.Environment;
import dev.tocsin.load.Project;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.ProjectLoader;
import dev.tocsin.render.Renderer;
import dev.tocsin.report.DiagnosticReport;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.resource.ResourceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** After somebody edited resources in the portal: brings that into the definitions, beside what changed there since. */
final class MergeRun {
    private final Terminal terminal;
    private final HeadStart prepared;
    private final Runs runs;
    private final List<Kind> kinds;
    private final List<String> ids;
    private final String revision;
    private final boolean dryRun;

    MergeRun(
            Terminal terminal,
            Clock clock,
            Outside outside,
            HeadStart prepared,
            ImportRun.Flags flags,
            String revision) {
        this.terminal = terminal;
        this.prepared = prepared;
        this.runs = new Runs(terminal, clock, outside, prepared);
        this.kinds = flags.kinds();
        this.ids = flags.ids().stream().map(ResourceId::key).toList();
        this.revision = revision;
        this.dryRun = flags.dryRun();
    }

    /** A project as it was or will be. */
    private record State(Environment environment, DesiredState state) {}

    ExitCode run(ProjectOptions options) {
        Optional<Workspace.Ready> ready = new Workspace(terminal, prepared).open(options);
        if (ready.isEmpty()) {
            return ExitCode.USAGE;
        }
        try (Target target = runs.target(ready.get())) {
            Optional<GitHistory> history = GitHistory.of(ready.get().files().root(), revision);
            if (history.isEmpty()) {
                terminal.say("error: git knows no revision \"" + revision + "\" of "
                        + ready.get().files().root() + "; name one with --base\nnothing was written\n");
                return ExitCode.USAGE;
            }
            try (GitHistory base = history.get()) {
                Diagnostics diagnostics = new Diagnostics();
                Optional<State> then = load(new ProjectFiles(base.folder()), options, diagnostics);
                if (then.isEmpty()) {
                    terminal.say(new DiagnosticReport(terminal.paint()).text(diagnostics.sorted())
                            + "error: the project at " + revision + " cannot be read; name another with --base\n");
                    return ExitCode.USAGE;
                }
                LiveSource source = new LiveSource(target.client(), ready.get().environment(), prepared.kinds());
                return merge(options, ready.get(), then.get(), live(source, ready.get()));
            }
        } catch (ArmException e) {
            terminal.say("error: " + e.getMessage() + "\nnothing was written\n");
            return ExitCode.FAILED;
        } catch (IOException | UncheckedIOException e) {
            terminal.say("error: " + e.getMessage() + "\n");
            return ExitCode.FAILED;
        }
    }

    private Map<String, ActualResource> live(LiveSource source, Workspace.Ready ready) {
        Set<Kind> used = new HashSet<>();
        for (DesiredResource one : ready.state().resources()) {
            if (ready.selected().contains(one.key()) && isWanted(one)) {
                used.add(one.kind());
            }
        }
        List<Kind> wanted =
                prepared.kinds().all().stream().filter(used::contains).toList();
        Map<String, ActualResource> live = new HashMap<>();
        for (Importer.Live one : source.ofKinds(wanted)) {
            live.put(ResourceId.key(one.resource().id()), one.resource());
        }
        return live;
    }

    private boolean isWanted(DesiredResource one) {
        return kinds.isEmpty() && ids.isEmpty()
                || kinds.contains(one.kind())
                || ids.contains(one.id().key());
    }

    private ExitCode merge(ProjectOptions options, Workspace.Ready ready, State base, Map<String, ActualResource> live)
            throws IOException {
        Merger merger = new Merger(ready.environment(), ready.state());
        Map<String, String> files = new TreeMap<>();
        Map<String, Merger.Merged> all = new LinkedHashMap<>();
        for (DesiredResource ours : ready.state().resources()) {
            ActualResource there = live.get(ours.id().key());
            if (there == null || !ready.selected().contains(ours.key()) || !isWanted(ours)) {
                continue;
            }
            Optional<DesiredResource> then = base.state().find(ours.key());
            if (then.isEmpty()) {
                terminal.say("note: " + ours.key() + " is not in " + revision + "; it stays as it is\n");
                continue;
            }
            Merger.Merged merged = merger.merge(
                    ready.files().with(files), then.get(), base.environment().secrets(), ours, there);
            all.put(ours.key(), merged);
            if (!merged.taken().isEmpty() && isRight(options, ready, files, ours.key(), merged)) {
                files.putAll(merged.files());
            } else if (!merged.taken().isEmpty()) {
                merged.taken()
                        .forEach(pointer -> merged.conflicts()
                                .add(pointer
                                        + ": it changed in Azure, and the definition's files do not have it in a place of"
                                        + " its own; change it by hand"));
                merged.taken().clear();
            }
        }
        return report(files, all, ready.files());
    }

    /** Whether the changed files render to what they shall. */
    private boolean isRight(
            ProjectOptions options, Workspace.Ready ready, Map<String, String> files, String key, Merger.Merged merged)
            throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        Optional<State> changed = load(ready.files().with(files).with(merged.files()), options, diagnostics);
        return changed.flatMap(state -> state.state().find(key))
                .filter(desired -> Merger.isAsExpected(desired, merged))
                .isPresent();
    }

    private Optional<State> load(ProjectFiles files, ProjectOptions options, Diagnostics diagnostics) {
        try (Renderer renderer = new Renderer(files, diagnostics)) {
            Optional<Project> project = new ProjectLoader(files, diagnostics)
                    .load(options.environment(), options.settings(), terminal.variables(), terminal::hide);
            if (project.isEmpty() || hasErrors(diagnostics)) {
                return Optional.empty();
            }
            DesiredState state = new DesiredStateBuilder(project.get(), prepared.kinds(), prepared.specs(), diagnostics)
                    .build(renderer.render(project.get(), prepared.kinds()));
            return hasErrors(diagnostics)
                    ? Optional.empty()
                    : Optional.of(new State(project.get().environment(), state));
        }
    }

    /** A secret that is kept in a file is not in git, and its value does not matter. */
    private static boolean hasErrors(Diagnostics diagnostics) {
        for (Diagnostic one : diagnostics.sorted()) {
            if (one.level() == Level.ERROR && !one.code().equals(Workspace.SECRET)) {
                return true;
            }
        }
        return false;
    }

    private ExitCode report(Map<String, String> files, Map<String, Merger.Merged> all, ProjectFiles project)
            throws IOException {
        int conflicts = 0;
        int taken = 0;
        for (Map.Entry<String, Merger.Merged> one : all.entrySet()) {
            Merger.Merged merged = one.getValue();
            merged.taken().forEach(pointer -> terminal.say("taken: " + one.getKey() + " " + pointer + "\n"));
            merged.review().forEach(line -> terminal.say("review: " + one.getKey() + " " + line + "\n"));
            merged.conflicts().forEach(line -> terminal.say("conflict: " + one.getKey() + " " + line + "\n"));
            taken += merged.taken().size();
            conflicts += merged.conflicts().size();
        }
        List<String> written = new FileWriting(project).write(files, dryRun);
        StringBuilder lines = new StringBuilder();
        written.forEach(file -> lines.append(file).append('\n'));
        terminal.result(lines.toString());
        terminal.say(taken + " taken from Azure, " + conflicts + " in conflict; " + written.size() + " files "
                + (dryRun ? "would be written" : "written") + "\n");
        return conflicts == 0 ? ExitCode.DONE : ExitCode.CONFLICT;
    }
}
