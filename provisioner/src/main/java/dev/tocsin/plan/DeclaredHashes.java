package dev.tocsin.plan;

import dev.tocsin.diff.Canonical;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.side.SideWork;
import java.util.HashMap;
import java.util.Map;

/** Hashes of what is declared. They need nothing from Azure, so they are computed while its state is read. */
public final class DeclaredHashes {
    private final SideWork<Map<String, String>> byKey;

    private DeclaredHashes(SideWork<Map<String, String>> byKey) {
        this.byKey = byKey;
    }

    /** Begins to compute them, on a thread of its own. */
    public static DeclaredHashes begin(DesiredState state) {
        return new DeclaredHashes(SideWork.begin("hashes", () -> all(state)));
    }

    private static Map<String, String> all(DesiredState state) {
        Map<String, String> hashes = new HashMap<>();
        for (DesiredResource resource : state.resources()) {
            hashes.put(resource.key(), Canonical.hash(resource.kind(), resource.shape(), resource.body()));
        }
        return hashes;
    }

    /** The hash of one of these resources; waits until there is one. */
    String of(DesiredResource resource) {
        return String.valueOf(byKey.result().get(resource.key()));
    }
}
