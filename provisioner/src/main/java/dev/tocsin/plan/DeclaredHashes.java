package dev.tocsin.plan;

import dev.tocsin.diff.Canonical;
import dev.tocsin.diff.WriteOnly;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.secret.Secrets;
import dev.tocsin.side.SideWork;
import java.util.HashMap;
import java.util.Map;

/**
 * Hashes of what is declared, and the fingerprints of what the service never shows. They need nothing from Azure, so they are computed while its
 * state is read.
 */
public final class DeclaredHashes {
    private final SideWork<Map<String, String>> byKey;

    private DeclaredHashes(SideWork<Map<String, String>> byKey) {
        this.byKey = byKey;
    }

    /** Begins to compute them, on a thread of its own. */
    public static DeclaredHashes begin(DesiredState state, Secrets secrets) {
        return new DeclaredHashes(SideWork.begin("hashes", () -> all(state, secrets)));
    }

    private static Map<String, String> all(DesiredState state, Secrets secrets) {
        for (DesiredResource resource : state.resources()) {
            if (!resource.kind().writeOnly().isEmpty()) {
                new WriteOnly(resource.kind(), resource.body(), secrets)
                        .prepare(resource.id().key());
            }
        }
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
