package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.ActualStateReader;
import dev.tocsin.azure.ArmClient;
import dev.tocsin.azure.ArmException;
import dev.tocsin.imports.Importer;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import dev.tocsin.load.Environment;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads what an import asks for, with the same requests as a plan, and with the content of everything. */
final class LiveSource {
    /** Lists every resource of a group, whatever its type (Azure/azure-rest-api-specs, resources 2021-04-01). */
    private static final String INVENTORY = "api-version=2021-04-01";

    private final ArmClient client;
    private final ActualStateReader reader;
    private final Kinds kinds;
    private final String group;

    LiveSource(ArmClient client, Environment environment, Kinds kinds) {
        this.client = client;
        this.reader = new ActualStateReader(client, environment);
        this.kinds = kinds;
        this.group = ResourceId.group(environment.subscription(), environment.resourceGroup());
    }

    /** The resources of these kinds in the resource group, and below what is in it. */
    List<Importer.Live> ofKinds(List<Kind> wanted) {
        Set<String> collections = new TreeSet<>();
        for (Kind kind : wanted) {
            switch (kind.scope()) {
                case GROUP -> {}
                case CHILD -> collections.addAll(below(kind));
                case EXTENSION ->
                    inventory()
                            .forEach(one -> collections.add(
                                    new ResourceId(one.path("id").asText(), kind.type(), "any").collectionPath()));
            }
        }
        List<Importer.Live> found = new ArrayList<>();
        for (Kind kind : wanted) {
            reader.read(List.of(kind), new TreeSet<>(LiveScope.CATEGORIES), collections, live -> true)
                    .all()
                    .forEach(live -> found.add(new Importer.Live(kind, live)));
        }
        return found;
    }

    private List<String> below(Kind kind) {
        String type = kind.type().substring(0, kind.type().lastIndexOf('/'));
        return kinds.ofType(type).stream()
                .flatMap(parent -> reader.read(List.of(parent), Set.of(), Set.of(), live -> false).all().stream())
                .map(parent ->
                        ResourceId.inside(parent.id(), kind.type(), "any").collectionPath())
                .toList();
    }

    /** The resource with this id. */
    Optional<ActualResource> withId(Kind kind, String id) {
        return reader.reread(kind, id, kind.apiVersion())
                .map(one -> new ActualResource(one.body().path("id").asText(id), one.body()));
    }

    /** How many resources of each type there are in the group that no kind of ours manages, with an example of each. */
    Map<String, List<String>> unmanaged() {
        Map<String, List<String>> unmanaged = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (JsonNode one : inventory()) {
            String type = one.path("type").asText();
            if (kinds.ofType(type).isEmpty()) {
                unmanaged
                        .computeIfAbsent(type, key -> new ArrayList<>())
                        .add(one.path("name").asText());
            }
        }
        return unmanaged;
    }

    private List<JsonNode> inventory() {
        try {
            return client.list(group + "/resources", INVENTORY);
        } catch (ArmException e) {
            if (e.status() == 404) {
                return List.of();
            }
            throw e;
        }
    }
}
