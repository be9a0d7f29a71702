package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The components that are there, as those who send telemetry know them. Every method needs the folder's lock. */
final class Components {
    private static final String FOLDER = "/providers/microsoft.insights/components/";

    private final StateFile state;

    Components(StateFile state) {
        this.state = state;
    }

    /** Their ids by their instrumentation keys, which are in lower case. */
    Map<String, String> byKey() throws IOException {
        Map<String, String> keys = new TreeMap<>();
        for (Map.Entry<String, Stored> resource : state.below("/").entrySet()) {
            int start = resource.getKey().indexOf(FOLDER);
            if (start >= 0 && resource.getKey().indexOf('/', start + FOLDER.length()) < 0) {
                ObjectNode tree = resource.getValue().tree();
                keys.put(
                        tree.at("/properties/InstrumentationKey").asText("").toLowerCase(Locale.ROOT),
                        tree.path("id").asText());
            }
        }
        return keys;
    }

    /** The id of the workspace that keeps the rows of a component; empty for none. */
    String workspace(String component) throws IOException {
        return Optional.ofNullable(state.find(component))
                .orElseThrow()
                .tree()
                .at("/properties/WorkspaceResourceId")
                .asText("");
    }
}
