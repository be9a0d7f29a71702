package dev.tocsin.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * The custom roles in {@code docs/pipelines/roles} grant what the kinds need and nothing else. A kind that is added makes this
 * fail; {@code -Dupdate.golden=true} writes the files anew.
 */
class RolesTest {
    private static final boolean UPDATE = Boolean.getBoolean("update.golden");
    private static final Path ROLES = Path.of("../docs/pipelines/roles");

    @Test
    void planningNeedsToReadOnly() throws IOException {
        assertRole("plan", "Plan with Tocsin: read monitoring resources, change nothing.", RolesTest::read);
    }

    @Test
    void applyingNeedsToWriteButNotToDelete() throws IOException {
        assertRole(
                "apply",
                "Apply with Tocsin: read and write monitoring resources. Does not delete, so it cannot prune or replace.",
                (kind, actions) -> {
                    read(kind, actions);
                    actions.add(kind.type() + "/write");
                    actions.add("Microsoft.ManagedIdentity/userAssignedIdentities/assign/action");
                    actions.add("Microsoft.Logic/workflows/triggers/listCallbackUrl/action");
                });
    }

    @Test
    void pruningNeedsToDeleteToo() throws IOException {
        assertRole(
                "prune",
                "Delete with Tocsin, beside the role apply: for --prune, replacements and destroy.",
                (kind, actions) -> {
                    read(kind, actions);
                    actions.add(kind.type() + "/delete");
                });
    }

    private static void read(Kind kind, Set<String> actions) {
        actions.add(kind.type() + "/read");
        actions.add("Microsoft.Resources/subscriptions/resourceGroups/read");
        actions.add("Microsoft.Resources/subscriptions/providers/read");
        actions.add("Microsoft.Insights/metricDefinitions/read");
    }

    private static void assertRole(String name, String description, BiConsumer<Kind, Set<String>> needs)
            throws IOException {
        Set<String> actions = new TreeSet<>();
        for (Kind kind : Kinds.shipped().all()) {
            needs.accept(kind, actions);
        }
        assertThat(actions).doesNotContain("*").noneMatch(action -> action.contains("*"));
        ObjectNode role = JsonNodeFactory.instance.objectNode();
        role.put("Name", "Tocsin " + name);
        role.put("IsCustom", true);
        role.put("Description", description);
        ArrayNode granted = role.putArray("Actions");
        actions.forEach(granted::add);
        for (String none : List.of("NotActions", "DataActions", "NotDataActions")) {
            role.putArray(none);
        }
        role.putArray("AssignableScopes").add("/subscriptions/SUBSCRIPTION/resourceGroups/RESOURCE-GROUP");
        Path file = ROLES.resolve(name + ".json");
        if (UPDATE) {
            Files.createDirectories(ROLES);
            Files.writeString(file, JsonWriter.pretty(role) + "\n");
        }
        assertThat(file).hasContent(JsonWriter.pretty(role) + "\n");
    }
}
