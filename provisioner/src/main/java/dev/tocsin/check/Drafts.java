package dev.tocsin.check;

import dev.tocsin.check.DesiredStateBuilder.Draft;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.render.Rendered;
import dev.tocsin.resource.AbsentResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The drafts of one run; no two have the same name or the same id. */
final class Drafts {
    private final Diagnostics diagnostics;
    private final Map<String, Draft> byKey = new LinkedHashMap<>();
    private final Map<String, Draft> byId = new LinkedHashMap<>();
    private final Map<String, Draft> present = new LinkedHashMap<>();
    private final List<AbsentResource> absent = new ArrayList<>();
    private final Set<String> failed = new HashSet<>();

    Drafts(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Takes a draft in; where there is none, only the name is kept. */
    void add(Rendered rendered, Optional<Draft> made) {
        if (made.isEmpty()) {
            failed.add(rendered.tree().path("name").asText());
            return;
        }
        Draft draft = made.get();
        Draft same = byKey.putIfAbsent(draft.key(), draft);
        Draft sameId = byId.putIfAbsent(draft.id().key(), draft);
        Draft first = same != null ? same : sameId;
        if (first != null) {
            diagnostics.add(rendered.error(
                    "TOC0203",
                    "/name",
                    "two definitions have the name \"" + draft.key() + "\"; the other one is "
                            + first.rendered().definition().source().name() + "; rename one"));
        } else if (draft.absent()) {
            absent.add(new AbsentResource(draft.key(), draft.kind(), draft.id(), rendered));
        } else {
            present.put(draft.key(), draft);
        }
    }

    /** What shall be, by key. */
    Map<String, Draft> present() {
        return present;
    }

    /** All, by id in lower case. */
    Map<String, Draft> byId() {
        return byId;
    }

    /** What shall not be. */
    List<AbsentResource> absent() {
        return absent;
    }

    /** Names of definitions with errors of their own. */
    Set<String> failed() {
        return failed;
    }
}
