package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.ActualStateReader;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import dev.tocsin.resource.AbsentResource;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.ActualState;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.ResourceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** How much of what is live a run has to see: which kinds, categories and collections. */
final class LiveScope {
    /** Categories of workbooks that the OpenAPI names, and the one of Microsoft Sentinel; each is a LIST of its own. */
    static final List<String> CATEGORIES = List.of("workbook", "TSG", "performance", "retention", "sentinel");

    private final Kinds kinds;
    private final Workspace.Ready ready;
    private final Set<String> selected;
    private final boolean everything;

    /**
     * What is needed for these definitions.
     *
     * @param selected keys of what the run is about
     * @param everything whether also to see what is ours and not defined any more
     */
    LiveScope(Kinds kinds, Workspace.Ready ready, Set<String> selected, boolean everything) {
        this.kinds = kinds;
        this.ready = ready;
        this.selected = selected;
        this.everything = everything;
    }

    /** What is live of it. */
    ActualState read(ActualStateReader reader) {
        Predicate<ActualResource> isOurs = new Ours(ready, Set.of());
        List<Kind> wanted = everything ? kinds.all() : kindsInUse();
        Set<String> collections = collections();
        // Content is compared also of what is defined and not adopted yet.
        ActualState listed = reader.read(wanted, categories(), collections, new Ours(ready, defined()));
        if (everything) {
            listed = reader.deepened(listed, wanted, collections);
        }
        return reader.completed(listed, definitions(), isOurs);
    }

    /** What is ours, and what has one of these ids too. */
    private record Ours(Workspace.Ready ready, Set<String> others) implements Predicate<ActualResource> {
        @Override
        public boolean test(ActualResource live) {
            return live.isOwnedBy(ready.state().project(), ready.environment().name())
                    || others.contains(ResourceId.key(live.id()));
        }
    }

    /** The kinds of what the run is about. */
    List<Kind> kindsInUse() {
        Set<String> inUse = new HashSet<>();
        for (DesiredResource resource : definitions()) {
            inUse.add(resource.kind().alias());
        }
        for (AbsentResource absent : ready.state().absent()) {
            if (selected.contains(absent.key())) {
                inUse.add(absent.kind().alias());
            }
        }
        List<Kind> found = new ArrayList<>();
        for (Kind kind : kinds.all()) {
            if (inUse.contains(kind.alias())) {
                found.add(kind);
            }
        }
        return List.copyOf(found);
    }

    private List<DesiredResource> definitions() {
        List<DesiredResource> definitions = new ArrayList<>();
        for (DesiredResource resource : ready.state().resources()) {
            if (selected.contains(resource.key())) {
                definitions.add(resource);
            }
        }
        return definitions;
    }

    private Set<String> defined() {
        Set<String> keys = new HashSet<>();
        for (DesiredResource resource : ready.state().resources()) {
            keys.add(resource.id().key());
        }
        return keys;
    }

    /** Where the declared resources are that are not in the resource group itself. */
    private Set<String> collections() {
        Set<String> paths = new TreeSet<>();
        for (DesiredResource resource : ready.state().resources()) {
            paths.add(resource.id().collectionPath());
        }
        for (AbsentResource absent : ready.state().absent()) {
            paths.add(absent.id().collectionPath());
        }
        return paths;
    }

    private Set<String> categories() {
        Set<String> categories = new TreeSet<>();
        for (DesiredResource resource : ready.state().resources()) {
            JsonNode category = resource.body().at("/properties/category");
            if (resource.kind().listPerCategory() && category.isTextual()) {
                categories.add(category.textValue());
            }
        }
        if (everything) {
            categories.addAll(CATEGORIES);
        }
        return categories;
    }
}
