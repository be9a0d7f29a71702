package dev.tocsin.cli;

import dev.tocsin.check.DesiredStateBuilder;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.imports.Imported;
import dev.tocsin.imports.Importer;
import dev.tocsin.load.Project;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.ProjectLoader;
import dev.tocsin.render.Rendered;
import dev.tocsin.render.Renderer;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.resource.ResourceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Before anything is written: loads the project as it would be, and demands that each new definition is as what is live. */
final class ImportCheck {
    private final Terminal terminal;
    private final HeadStart prepared;
    private final ProjectOptions options;
    private final Workspace.Ready ready;
    private final Map<String, Importer.Live> live = new HashMap<>();

    ImportCheck(
            Terminal terminal,
            HeadStart prepared,
            ProjectOptions options,
            Workspace.Ready ready,
            List<Importer.Live> live) {
        this.terminal = terminal;
        this.prepared = prepared;
        this.options = options;
        this.ready = ready;
        live.forEach(one -> this.live.put(ResourceId.key(one.resource().id()), one));
    }

    /** The resources, by id in lower case, of which the definition would be none, or another; with the reason of each. */
    Map<String, String> unfit(Imported imported) {
        if (imported.owners().isEmpty()) {
            return Map.of();
        }
        Map<String, String> unfit = new TreeMap<>();
        Diagnostics diagnostics = new Diagnostics();
        ProjectFiles files = ready.files().with(imported.files());
        Map<String, String> variables = new HashMap<>(terminal.variables());
        imported.secrets().forEach((name, value) -> variables.put(Imported.variable(name), value));
        try (Renderer renderer = new Renderer(files, diagnostics)) {
            Optional<Project> project = new ProjectLoader(files, diagnostics)
                    .load(options.environment(), options.settings(), variables, terminal::hide);
            if (project.isPresent() && !diagnostics.hasErrors()) {
                compare(project.get(), renderer, imported, diagnostics, unfit);
            }
        }
        for (Diagnostic one : diagnostics.sorted()) {
            if (one.level() == Level.ERROR) {
                String owner = imported.owners().get(one.location().file());
                if (owner == null) {
                    throw new IllegalStateException("an import broke " + one.location() + ": " + one.message());
                }
                unfit.putIfAbsent(owner, one.message());
            }
        }
        imported.owners().forEach((file, owner) -> {
            String text = imported.files().getOrDefault(file, "");
            if (!terminal.masked(text).equals(text)) {
                unfit.putIfAbsent(owner, "it holds a secret in a place where no reference can stand");
            }
        });
        return unfit;
    }

    private void compare(
            Project project, Renderer renderer, Imported imported, Diagnostics diagnostics, Map<String, String> unfit) {
        List<Rendered> rendered = renderer.render(project, prepared.kinds());
        if (diagnostics.hasErrors()) {
            return;
        }
        DesiredState state =
                new DesiredStateBuilder(project, prepared.kinds(), prepared.specs(), diagnostics).build(rendered);
        if (diagnostics.hasErrors()) {
            return;
        }
        Map<String, DesiredResource> byId = new HashMap<>();
        state.resources().forEach(one -> byId.put(one.id().key(), one));
        for (String id : imported.owners().values()) {
            DesiredResource desired = byId.get(id);
            Importer.Live here = live.get(id);
            List<String> differing = desired == null
                    ? List.of("its id")
                    : here == null
                            ? List.of()
                            : Importer.differences(
                                    desired,
                                    here.resource(),
                                    project.environment().secrets());
            if (!differing.isEmpty()) {
                unfit.put(id, "its definition would differ in " + String.join(", ", differing));
            }
        }
    }
}
