package dev.tocsin.emulator;

import dev.tocsin.emulator.Resources.Call;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends a request to what answers it. */
final class Arm {
    private static final String ALERTS = "alerts";

    private final Kinds kinds = new Kinds();
    private final RateCounters rates = new RateCounters();
    private final Versions versions = new Versions();
    private final Subscriptions subscriptions;
    private final Groups groups;
    private final Providers providers;
    private final Resources resources;
    private final Listings listings;
    private final Inventory inventory;
    private final Extensions extensions;
    private final TestNotifications notifications;
    private final @Nullable FiredAlerts fired;

    Arm(StateFile state, GroupPolicy policy, @Nullable FiredAlerts fired) {
        subscriptions = new Subscriptions(state);
        groups = new Groups(state, policy);
        providers = new Providers(state, kinds, versions);
        resources = new Resources(state, versions, groups);
        listings = new Listings(state);
        inventory = new Inventory(state, kinds);
        extensions = new Extensions(resources);
        notifications = new TestNotifications(state);
        this.fired = fired;
    }

    /** The answer; rate headers go to the headers of the turn. */
    Reply answer(ArmRequest request, Turn turn) throws IOException {
        ArmPath path = ArmPath.parse(request.path());
        Query query = new Query(request.query());
        try {
            return switch (path.level()) {
                case OTHER -> throw Unserved.path(request);
                case SUBSCRIPTIONS, SUBSCRIPTION, TENANTS -> {
                    count(request, path, turn);
                    yield subscriptions.answer(request, path, query);
                }
                case GROUPS, GROUP, OPERATION_RESULT -> {
                    count(request, path, turn);
                    yield groups.answer(request, path, query, turn);
                }
                case INVENTORY -> {
                    count(request, path, turn);
                    Versions.required(query);
                    groups.check(path);
                    yield inventory.answer(request, path, query);
                }
                case PROVIDERS, PROVIDER, REGISTRATION -> {
                    count(request, path, turn);
                    yield providers.answer(request, path, query);
                }
                case RESOURCES, RESOURCE, EXTENSION -> provider(request, path, query, turn);
            };
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    private void count(ArmRequest request, ArmPath path, Turn turn) {
        rates.count(request.method(), path.subscription(), "", List.of(), turn.headers());
    }

    private Reply provider(ArmRequest request, ArmPath path, Query query, Turn turn) throws Refusal, IOException {
        String version = Versions.required(query);
        if (path.level() == ArmPath.Level.EXTENSION) {
            ArmPath kept = path.ofExtension();
            Optional<Kind> kind = kinds.find(kept.namespace(), kept.type()).filter(Kind::isExtension);
            if (kind.isPresent()) {
                return kept(request, path, kept, kind.get(), query, turn);
            }
        }
        if (Permissions.isMeant(path)) {
            count(request, path, turn);
            groups.check(path);
            return Permissions.answer(request);
        }
        if (ActivityLog.isMeant(path)) {
            count(request, path, turn);
            return ActivityLog.answer(request, query);
        }
        if (mayMeanAlerts(path) && Alerts.isMeant(path)) {
            count(request, path, turn);
            groups.check(path);
            return new Alerts(fired == null ? FiredAlerts.NONE : fired).answer(request, path, query, turn);
        }
        if (TestNotifications.isMeant(path)) {
            return notification(request, TestNotifications.groupOf(path), path, query, turn);
        }
        if (Workflows.isCallback(path)) {
            return callback(request, Workflows.workflowOf(path), path, query, turn);
        }
        Optional<Kind> served = kinds.find(path.namespace(), path.type());
        if (served.isEmpty()) {
            throw Unserved.type(request, path, kinds.knowsNamespace(path.namespace()), version);
        }
        Kind kind = served.get();
        rates.count(request.method(), path.subscription(), kind.type(), kind.rates(), turn.headers());
        if (path.level() == ArmPath.Level.EXTENSION) {
            return extensions.answer(new Call(request, path, query, kind, turn));
        }
        if (kind.isExtension() || kind.isChild() && path.group().isEmpty()) {
            throw Unserved.path(request);
        }
        return answer(request, path, kind, query, turn);
    }

    /** So that a run that asks for no alerts does not load what answers: most do not. */
    private static boolean mayMeanAlerts(ArmPath path) {
        return path.type().regionMatches(true, 0, ALERTS, 0, ALERTS.length())
                || path.extension().toLowerCase(Locale.ROOT).contains("/" + ALERTS);
    }

    /** What is kept about a resource; one of a kind that is not imitated here is taken to exist. */
    private Reply kept(ArmRequest request, ArmPath about, ArmPath kept, Kind kind, Query query, Turn turn)
            throws Refusal, IOException {
        rates.count(request.method(), kept.subscription(), kind.type(), kind.rates(), turn.headers());
        Optional<Kind> known = kinds.find(about.namespace(), about.type());
        if (known.isPresent()) {
            resources.existing(new Call(request, about, query, known.get(), turn));
        }
        return answer(request, kept, kind, query, turn);
    }

    private Reply notification(ArmRequest request, ArmPath group, ArmPath path, Query query, Turn turn)
            throws Refusal, IOException {
        Stored known = actedOn(request, group, query, turn);
        return notifications.answer(request, path, known.tree().path("id").asText(), turn);
    }

    private Reply callback(ArmRequest request, ArmPath workflow, ArmPath path, Query query, Turn turn)
            throws Refusal, IOException {
        return Workflows.callback(
                request, path, actedOn(request, workflow, query, turn).tree());
    }

    /** The resource that something is done to, which does not count against the limits of its kind. */
    private Stored actedOn(ArmRequest request, ArmPath path, Query query, Turn turn) throws Refusal, IOException {
        Kind kind = kinds.find(path.namespace(), path.type()).orElseThrow();
        rates.count(request.method(), path.subscription(), kind.type(), List.of(), turn.headers());
        versions.check(kind, Versions.required(query));
        groups.check(path);
        return resources.existing(new Call(request, path, query, kind, turn));
    }

    private Reply answer(ArmRequest request, ArmPath path, Kind kind, Query query, Turn turn)
            throws Refusal, IOException {
        versions.check(kind, Versions.required(query));
        if (request.method().equals("PUT")) {
            providers.checkRegistered(path);
        }
        groups.check(path);
        if (path.level() == ArmPath.Level.RESOURCES) {
            return listings.answer(request, path, kind, query, turn.base());
        }
        if (path.group().isEmpty()) {
            throw Unserved.path(request);
        }
        return resources.answer(new Call(request, path, query, kind, turn));
    }
}
