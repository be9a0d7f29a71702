package dev.tocsin.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.kind.Kind;
import dev.tocsin.load.Environment;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.ActualState;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Reads what is live: one LIST per kind and page (workbooks: per category), some at a time, never one GET per resource. */
public final class ActualStateReader {
    /** What a LIST below a resource answers when that resource is not there. */
    private static final Set<String> MISSING = Set.of("ResourceNotFound", "ParentResourceNotFound", "NotFound");

    /** How many at the same time. A run lists about ten; more threads would cost a short run more than they bring. */
    private static final int PARALLEL = 4;

    private final ArmClient client;
    private final Environment environment;

    /** A reader for one environment. */
    public ActualStateReader(ArmClient client, Environment environment) {
        this.client = client;
        this.environment = environment;
    }

    /**
     * The live resources.
     *
     * @param kinds which to read
     * @param categories for kinds that are listed per category
     * @param collections paths of the collections to read of kinds that are not in the resource group itself
     * @param isOurs whether the content of a resource is needed where the LIST leaves it out
     */
    public ActualState read(
            Collection<Kind> kinds, Set<String> categories, Set<String> collections, Predicate<ActualResource> isOurs) {
        List<Callable<List<ActualResource>>> lists = new ArrayList<>();
        for (Kind kind : kinds) {
            if (kind.scope() == Kind.Scope.GROUP) {
                for (String query : queries(kind, categories)) {
                    lists.add(() -> inGroup(kind, query, isOurs));
                }
                continue;
            }
            for (String path : collections) {
                if (ResourceId.typeOf(path + "/x").equalsIgnoreCase(kind.type())) {
                    lists.add(() -> below(kind, path));
                }
            }
        }
        return new ActualState(Together.all(lists, Math.min(PARALLEL, client.atOnce())));
    }

    /** The state with what is inside of live resources, of whatever kind among these is inside of another. */
    public ActualState deepened(ActualState listed, Collection<Kind> kinds, Set<String> alreadyRead) {
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(alreadyRead);
        List<Callable<List<ActualResource>>> lists = new ArrayList<>();
        for (Kind kind : kinds) {
            String parent = kind.type().substring(0, kind.type().lastIndexOf('/'));
            for (ActualResource live : kind.scope() == Kind.Scope.CHILD ? listed.all() : List.<ActualResource>of()) {
                if (ResourceId.typeOf(live.id()).equalsIgnoreCase(parent)) {
                    String path =
                            ResourceId.inside(live.id(), kind.type(), "any").collectionPath();
                    if (known.add(path)) {
                        lists.add(() -> below(kind, path));
                    }
                }
            }
        }
        return more(listed, lists);
    }

    /**
     * The state with what no LIST showed because somebody gave it another category: of kinds that are listed by category, each
     * wanted resource that is missing is looked at by itself. Where nothing at all is ours, nothing was applied yet, and
     * nobody can have done that; whose a resource is, is only asked when something is missing.
     */
    public ActualState completed(
            ActualState listed, Collection<DesiredResource> wanted, Predicate<ActualResource> isOurs) {
        List<Callable<List<ActualResource>>> looks = new ArrayList<>();
        for (DesiredResource one : wanted) {
            if (one.kind().listPerCategory() && listed.find(one.id()).isEmpty()) {
                looks.add(() -> reread(one.kind(), one.id().path(), one.apiVersion()).stream()
                        .toList());
            }
        }
        return looks.isEmpty() || listed.all().stream().noneMatch(isOurs) ? listed : more(listed, looks);
    }

    private ActualState more(ActualState state, List<Callable<List<ActualResource>>> parts) {
        if (parts.isEmpty()) {
            return state;
        }
        List<ActualResource> all = new ArrayList<>(state.all());
        all.addAll(Together.all(parts, Math.min(PARALLEL, client.atOnce())));
        return new ActualState(all);
    }

    private List<ActualResource> inGroup(Kind kind, String query, Predicate<ActualResource> isOurs) {
        String path =
                ResourceId.group(environment.subscription(), environment.resourceGroup()) + "/providers/" + kind.type();
        List<ActualResource> all = new ArrayList<>();
        for (JsonNode live : client.list(path, query)) {
            ActualResource resource = demandResource(kind, path, live);
            all.add(lacksContent(kind, resource) && isOurs.test(resource) ? whole(kind, resource) : resource);
        }
        return all;
    }

    /** A list of something else says nothing about what is there. */
    private static ActualResource demandResource(Kind kind, String path, JsonNode live) {
        if (!live.path("id").isTextual()) {
            throw new ArmException(
                    200, "NoResource", "GET " + path + ": the answer lists something without an id", Optional.empty());
        }
        return ActualResource.of(kind, live.path("id").asText(), live);
    }

    /** What is inside of, or kept about, one resource; nothing when that is not there yet. */
    private List<ActualResource> below(Kind kind, String path) {
        try {
            List<ActualResource> all = new ArrayList<>();
            for (JsonNode live : client.list(path, query(kind.apiVersion(), kind.listQuery()))) {
                all.add(demandResource(kind, path, live));
            }
            return all;
        } catch (ArmException e) {
            if (e.status() == 404 && MISSING.contains(e.code())) {
                return List.of();
            }
            throw e;
        }
    }

    /** The resource as it is now. */
    public Optional<ActualResource> reread(Kind kind, String id, String apiVersion) {
        return client.get(id, query(apiVersion, kind.itemQuery()))
                .map(answer -> ActualResource.of(kind, id, answer.body()));
    }

    private ActualResource whole(Kind kind, ActualResource summary) {
        return reread(kind, summary.id(), kind.apiVersion()).orElse(summary);
    }

    private static boolean lacksContent(Kind kind, ActualResource resource) {
        return kind.content().isPresent()
                && !resource.body().at(kind.content().get()).isTextual();
    }

    private static List<String> queries(Kind kind, Set<String> categories) {
        String base = query(kind.apiVersion(), kind.listQuery());
        if (!kind.listPerCategory()) {
            return List.of(base);
        }
        List<String> queries = new ArrayList<>();
        for (String category : new TreeSet<>(categories)) {
            queries.add(base + "&category=" + PathEncoding.encode(category));
        }
        return queries;
    }

    /** The query of a request. */
    public static String query(String apiVersion, String more) {
        return "api-version=" + apiVersion + (more.isEmpty() ? "" : "&" + more);
    }
}
