package dev.tocsin.imports;

import dev.tocsin.diff.Canonical;
import dev.tocsin.resource.ResourceId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Candidates for the name of a definition's file: short ones first, and the last one fits nothing else. */
final class Stems {
    private static final int HASH = 8;

    private final ImportRules rules;
    private final Map<String, Integer> counts = new HashMap<>();

    Stems(ImportRules rules, Collection<Piece> pieces) {
        this.rules = rules;
        for (Piece piece : pieces) {
            for (String candidate : shared(piece)) {
                counts.merge(rules.folder(piece.kind()) + "/" + candidate, 1, Integer::sum);
            }
        }
    }

    List<String> of(Piece piece) {
        List<String> shared = shared(piece).stream()
                .filter(one -> counts.getOrDefault(rules.folder(piece.kind()) + "/" + one, 0) == 1)
                .toList();
        String hash = Canonical.sha256(ResourceId.key(piece.id()).getBytes(StandardCharsets.UTF_8));
        String unique = base(piece) + "-" + hash.substring(0, HASH);
        return shared.isEmpty()
                ? List.of(unique)
                : shared.size() == 1 ? List.of(shared.get(0), unique) : List.of(shared.get(0), shared.get(1), unique);
    }

    private static List<String> shared(Piece piece) {
        return List.of(base(piece), base(piece) + "-" + piece.kind().alias());
    }

    private static String base(Piece piece) {
        String slug = Names.slug(piece.label());
        return slug.isEmpty() ? piece.kind().alias() : slug;
    }
}
