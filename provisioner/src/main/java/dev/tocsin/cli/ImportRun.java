package dev.tocsin.cli;

import dev.tocsin.azure.ArmException;
import dev.tocsin.imports.ImportRules;
import dev.tocsin.imports.Imported;
import dev.tocsin.imports.Importer;
import dev.tocsin.kind.Kind;
import dev.tocsin.load.Environment;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.ResourceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads live resources, makes definitions of them, checks those like any others, and writes them. */
final class ImportRun {
    /**
     * What to import, and how.
     *
     * @param group the name of the resource group, when all of it is wanted
     */
    record Flags(Optional<String> group, List<Kind> kinds, List<String> ids, boolean dryRun, boolean force) {}

    private final Terminal terminal;
    private final HeadStart prepared;
    private final Runs runs;
    private final Flags flags;

    ImportRun(Terminal terminal, Clock clock, Outside outside, HeadStart prepared, Flags flags) {
        this.terminal = terminal;
        this.prepared = prepared;
        this.runs = new Runs(terminal, clock, outside, prepared);
        this.flags = flags;
    }

    ExitCode run(ProjectOptions options) {
        ProjectOptions all = new ProjectOptions(options.folder(), options.environment(), options.settings(), List.of());
        Optional<Workspace.Ready> ready = new Workspace(terminal, prepared).open(all);
        if (ready.isEmpty() || isElsewhere(ready.get().environment())) {
            return ExitCode.USAGE;
        }
        try (Target target = runs.target(ready.get())) {
            LiveSource source = new LiveSource(target.client(), ready.get().environment(), prepared.kinds());
            Optional<List<Importer.Live>> live = live(source, options);
            return live.isEmpty() ? ExitCode.USAGE : write(all, ready.get(), live.get(), skippedTypes(source));
        } catch (ArmException e) {
            terminal.say("error: " + e.getMessage() + "\nnothing was written\n");
            return ExitCode.FAILED;
        } catch (IOException | UncheckedIOException e) {
            terminal.say("error: " + e.getMessage() + "\n");
            return ExitCode.FAILED;
        }
    }

    /** Definitions say nothing of resource groups: those of an environment go into its own. */
    private boolean isElsewhere(Environment environment) {
        String own = ResourceId.key(ResourceId.group(environment.subscription(), environment.resourceGroup()));
        List<String> wrong = new ArrayList<>();
        flags.group()
                .filter(name -> !name.equalsIgnoreCase(environment.resourceGroup()))
                .ifPresent(wrong::add);
        for (String id : flags.ids()) {
            Optional<Kind> kind = prepared.kinds().ofType(ResourceId.typeOf(id));
            if (kind.isEmpty()) {
                terminal.say("error: --id " + id + ": "
                        + (ResourceId.typeOf(id).isEmpty()
                                ? "this is not the id of a resource"
                                : "resources of type " + ResourceId.typeOf(id) + " are not managed")
                        + "\nnothing was written\n");
                return true;
            }
            if (kind.get().scope() == Kind.Scope.GROUP && !ResourceId.key(id).startsWith(own + "/")) {
                wrong.add(id);
            }
        }
        wrong.forEach(one -> terminal.say("error: " + one + " is not in the resource group of environment \""
                + environment.name() + "\", which is " + environment.resourceGroup()
                + "; add an environment for it to tocsin.json and name that with --env\n"));
        return !wrong.isEmpty();
    }

    private Optional<List<Importer.Live>> live(LiveSource source, ProjectOptions options) {
        List<Importer.Live> live = new ArrayList<>();
        if (flags.group().isPresent() || !flags.kinds().isEmpty()) {
            List<Kind> wanted = prepared.kinds().all().stream()
                    .filter(kind -> flags.kinds().isEmpty()
                            ? kind.scope() != Kind.Scope.EXTENSION
                            : flags.kinds().contains(kind))
                    .toList();
            source.ofKinds(wanted).stream()
                    .filter(one -> Selection.means(options.targets(), key(one)))
                    .forEach(live::add);
        }
        for (String id : flags.ids()) {
            Kind kind = prepared.kinds().ofType(ResourceId.typeOf(id)).orElseThrow();
            Optional<ActualResource> found = source.withId(kind, id);
            if (found.isEmpty()) {
                terminal.say("error: --id " + id + ": there is no such resource\nnothing was written\n");
                return Optional.empty();
            }
            boolean again = live.stream()
                    .anyMatch(one -> ResourceId.key(one.resource().id())
                            .equals(ResourceId.key(found.get().id())));
            if (!again) {
                live.add(new Importer.Live(kind, found.get()));
            }
        }
        return Optional.of(live);
    }

    private static String key(Importer.Live one) {
        String id = one.resource().id();
        return one.kind().alias() + "/" + id.substring(id.lastIndexOf('/') + 1);
    }

    private List<String> skippedTypes(LiveSource source) {
        List<String> lines = new ArrayList<>();
        if (flags.group().isPresent() && flags.kinds().isEmpty()) {
            source.unmanaged()
                    .forEach((type, names) -> lines.add("skipped: " + String.join(", ", names) + ": resources of type "
                            + type + " are not managed"));
        }
        return lines;
    }

    private ExitCode write(
            ProjectOptions options, Workspace.Ready ready, List<Importer.Live> live, List<String> skippedTypes)
            throws IOException {
        Importer importer = new Importer(
                prepared.specs(),
                ImportRules.shipped(),
                ready.files(),
                ready.environment(),
                ready.state(),
                flags.force());
        ImportCheck check = new ImportCheck(terminal, prepared, options, ready, live);
        Map<String, String> unfit = new TreeMap<>();
        Imported imported = importer.of(live, unfit);
        Map<String, String> more = check.unfit(imported);
        while (!more.isEmpty()) {
            unfit.putAll(more);
            imported = importer.of(live, unfit);
            more = check.unfit(imported);
        }
        skippedTypes.forEach(line -> terminal.say(line + "\n"));
        ExitCode exit = new ImportOutcome(terminal, ready.files(), flags.dryRun()).write(imported);
        imported.problems()
                .forEach(one -> terminal.say("error: " + one.what() + " cannot be imported: " + one.why() + "\n"));
        return imported.problems().isEmpty() ? exit : exit.or(ExitCode.PARTIAL);
    }
}
