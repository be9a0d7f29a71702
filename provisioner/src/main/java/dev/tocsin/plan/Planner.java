package dev.tocsin.plan;

import dev.tocsin.diff.AtPath;
import dev.tocsin.diff.Comparison;
import dev.tocsin.diff.Creation;
import dev.tocsin.diff.Differ;
import dev.tocsin.diff.Difference;
import dev.tocsin.diff.Ignored;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import dev.tocsin.resource.AbsentResource;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.ActualState;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.resource.OwnTags;
import dev.tocsin.resource.ResourceId;
import dev.tocsin.secret.Secrets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what to do: pure, from desired and actual state. */
public final class Planner {
    private final Kinds kinds;
    private final Secrets secrets;
    private final boolean adopt;
    private final boolean prune;

    /**
     * A planner.
     *
     * @param secrets to compare live secrets with declared ones
     * @param adopt whether to take over resources that exist and are not ours
     * @param prune whether to delete what is ours and no longer defined
     */
    public Planner(Kinds kinds, Secrets secrets, boolean adopt, boolean prune) {
        this.kinds = kinds;
        this.secrets = secrets;
        this.adopt = adopt;
        this.prune = prune;
    }

    /**
     * The plan.
     *
     * @param selected keys of the definitions to plan for
     * @param targeted whether that is a selection; pruning needs to see everything
     */
    public Plan plan(DesiredState desired, ActualState actual, Set<String> selected, boolean targeted) {
        return plan(desired, DeclaredHashes.begin(desired, secrets), actual, selected, targeted);
    }

    /** The same with hashes that somebody began to compute before the actual state was there. */
    public Plan plan(
            DesiredState desired, DeclaredHashes hashes, ActualState actual, Set<String> selected, boolean targeted) {
        Provenance.Effort effort = new Provenance.Effort();
        List<Change> changes = new ArrayList<>();
        for (DesiredResource resource : desired.resources()) {
            if (selected.contains(resource.key())) {
                Change change = change(desired, hashes, resource, actual.find(resource.id()), effort);
                changes.add(
                        change.action() == Action.REPLACE
                                ? change.interrupting(Dependents.of(resource.key(), desired))
                                : change);
            }
        }
        List<Change> deletes = targeted ? List.of() : deletes(desired, actual, "no longer defined");
        List<Change> deleted = new ArrayList<>(prune ? deletes : List.of());
        for (AbsentResource absent : desired.absent()) {
            if (selected.contains(absent.key())) {
                Change change = absent(desired, absent, actual.find(absent.id()));
                (change.action() == Action.DELETE ? deleted : changes).add(change);
            }
        }
        changes.addAll(DeleteOrder.of(deleted));
        return new Plan(desired.project(), desired.environment(), changes, prune ? List.of() : ids(deletes));
    }

    private static List<String> ids(List<Change> changes) {
        List<String> ids = new ArrayList<>();
        for (Change change : changes) {
            ids.add(change.id());
        }
        return ids;
    }

    /** Deletes all that is ours, and nothing else; what refers to something goes before it. */
    public Plan destroy(String project, String environment, ActualState actual) {
        DesiredState nothing = new DesiredState(project, environment, List.of());
        return new Plan(
                project, environment, deletes(nothing, actual, "everything of this environment goes"), List.of());
    }

    private Change change(
            DesiredState state,
            DeclaredHashes hashes,
            DesiredResource desired,
            Optional<ActualResource> actual,
            Provenance.Effort effort) {
        if (actual.isEmpty()) {
            return decided(
                    desired,
                    actual,
                    Action.CREATE,
                    "not in Azure yet",
                    Creation.of(desired.kind(), desired.shape(), desired.body()),
                    List.of(),
                    Optional.empty());
        }
        ActualResource live = actual.get();
        Comparison comparison = Differ.compare(desired.kind(), desired.shape(), secrets, desired.body(), live.body());
        if (desired.kind().ownership() == Kind.Ownership.NAME) {
            return traceless(desired, live, comparison);
        }
        if (!live.isOwnedBy(state.project(), state.environment())) {
            return unowned(desired, live, comparison);
        }
        Provenance.Told told = Provenance.of(desired, hashes.of(desired), live, comparison, secrets, effort);
        Cause cause = told.cause();
        boolean write = !comparison.differences().isEmpty() || cause.who() != Cause.Who.AZURE;
        if (!write) {
            List<Ignored> ignored = new ArrayList<>(comparison.ignored());
            for (Difference lost : comparison.lost()) {
                ignored.add(new Ignored(lost.path(), Ignored.Rule.NOT_DECLARED));
            }
            return decided(desired, actual, Action.NO_OP, "as declared", List.of(), ignored, Optional.empty());
        }
        return written(desired, live, comparison, told.removed(), cause.reason(), Optional.empty())
                .causedBy(cause);
    }

    /** Nothing on the resource tells what was declared before, so all that is live and not declared is a difference. */
    private Change traceless(DesiredResource desired, ActualResource live, Comparison comparison) {
        boolean same = comparison.differences().isEmpty() && comparison.lost().isEmpty();
        return same
                ? decided(
                        desired,
                        Optional.of(live),
                        Action.NO_OP,
                        "as declared",
                        List.of(),
                        comparison.ignored(),
                        Optional.empty())
                : written(
                        desired,
                        live,
                        comparison,
                        List.of(),
                        "not as declared; this kind keeps no trace of who changed it",
                        Optional.empty());
    }

    private Change absent(DesiredState state, AbsentResource absent, Optional<ActualResource> live) {
        Optional<String> other = live.flatMap(one -> one.tag(OwnTags.PROJECT))
                .filter(project -> !live.orElseThrow().isOwnedBy(state.project(), state.environment()) && !adopt)
                .map(project -> "it belongs to project \"" + project + "\", environment \""
                        + live.flatMap(one -> one.tag(OwnTags.ENVIRONMENT)).orElse("")
                        + "\"; --adopt takes it over");
        return new Change(
                live.map(ActualResource::id).orElse(absent.id().path()),
                absent.kind(),
                absent.id().shortName(),
                absent.key(),
                live.isPresent() ? Action.DELETE : Action.NO_OP,
                live.isPresent() ? "declared absent" : "absent, as declared",
                List.of(),
                List.of(),
                other,
                Optional.empty(),
                live);
    }

    private Change unowned(DesiredResource desired, ActualResource live, Comparison comparison) {
        boolean same = comparison.differences().isEmpty() && comparison.lost().isEmpty();
        if (same && !adopt && live.tag(OwnTags.PROJECT).isEmpty()) {
            // As after an import: there is nothing to write, so there is nothing to take over yet.
            return decided(
                    desired,
                    Optional.of(live),
                    Action.NO_OP,
                    "as declared, and not managed by Tocsin; --adopt takes it over",
                    List.of(),
                    comparison.ignored(),
                    Optional.empty());
        }
        String owner = live.tag(OwnTags.PROJECT)
                .map(project -> "it belongs to project \"" + project + "\", environment \""
                        + live.tag(OwnTags.ENVIRONMENT).orElse("") + "\"")
                .orElse("it exists already and is not managed by Tocsin");
        return written(
                desired,
                live,
                comparison,
                List.of(),
                adopt ? "adopted: " + owner : "not ours",
                adopt ? Optional.empty() : Optional.of(owner + "; --adopt takes it over"));
    }

    private Change written(
            DesiredResource desired,
            ActualResource live,
            Comparison comparison,
            List<Difference> removed,
            String reason,
            Optional<String> blocked) {
        List<Difference> differences = new ArrayList<>(comparison.differences());
        differences.addAll(comparison.lost());
        differences.addAll(removed);
        Optional<Difference> immutable = comparison.differences().stream()
                .filter(difference -> isImmutable(desired, difference.path()))
                .findFirst();
        Action action = immutable.isPresent() ? Action.REPLACE : Action.UPDATE;
        String why = immutable
                .map(field -> reason + "; \"" + JsonPointers.last(field.path()) + "\" cannot be changed in place")
                .orElse(differences.isEmpty() ? reason + ", in values that are the service's defaults" : reason);
        return decided(desired, Optional.of(live), action, why, differences, comparison.ignored(), blocked)
                .inWorkbook(WorkbookChanges.of(desired, live, comparison.differences(), secrets));
    }

    private static boolean isImmutable(DesiredResource desired, String path) {
        return desired.kind().isImmutable(path)
                || desired.shape()
                        .property(JsonPointers.last(path))
                        .filter(property -> path.equals("/" + property.getKey()))
                        .filter(property -> property.getValue().immutable())
                        .isPresent();
    }

    private static Change decided(
            DesiredResource desired,
            Optional<ActualResource> actual,
            Action action,
            String reason,
            List<Difference> differences,
            List<Ignored> ignored,
            Optional<String> blocked) {
        return new Change(
                desired.id().path(),
                desired.kind(),
                desired.id().shortName(),
                desired.key(),
                action,
                reason,
                inOrder(differences),
                inOrder(ignored),
                blocked,
                Optional.of(desired),
                actual);
    }

    private static <T extends AtPath> List<T> inOrder(List<T> unordered) {
        List<T> ordered = new ArrayList<>(unordered);
        ordered.sort(PathOrder.INSTANCE);
        return ordered;
    }

    private List<Change> deletes(DesiredState desired, ActualState actual, String reason) {
        Set<String> declared = new HashSet<>();
        for (DesiredResource resource : desired.resources()) {
            declared.add(resource.id().key());
        }
        for (AbsentResource absent : desired.absent()) {
            declared.add(absent.id().key());
        }
        List<ActualResource> undeclared = new ArrayList<>();
        for (ActualResource live : actual.all()) {
            if (live.isOwnedBy(desired.project(), desired.environment())
                    && !declared.contains(ResourceId.key(live.id()))) {
                undeclared.add(live);
            }
        }
        List<Change> deletes = new ArrayList<>();
        for (Kind kind : kinds.all()) {
            for (ActualResource live : undeclared) {
                if (isOf(kind, live)) {
                    deletes.add(delete(kind, live, reason));
                }
            }
        }
        return DeleteOrder.of(deletes);
    }

    private static boolean isOf(Kind kind, ActualResource live) {
        return ResourceId.typeOf(live.id()).equalsIgnoreCase(kind.type());
    }

    private static Change delete(Kind kind, ActualResource live, String reason) {
        String name = live.id().substring(live.id().lastIndexOf('/') + 1);
        return new Change(
                live.id(),
                kind,
                name,
                live.tag(OwnTags.DEFINITION).orElse(kind.alias() + "/" + name),
                Action.DELETE,
                reason,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(live));
    }
}
