package dev.tocsin.emulator;

import dev.tocsin.emulator.Resources.Call;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends a request to what answers it. */
final class Arm {
    private final Kinds kinds = new Kinds();
    private final RateCounters rates = new RateCounters();
    private final Versions versions = new Versions();
    private final Groups groups;
    private final Resources resources;
    private final Listings listings;

    Arm(StateFile state, String base) {
        groups = new Groups(state);
        resources = new Resources(state, versions, groups);
        listings = new Listings(state, base);
    }

    /** The answer; rate headers go to {@code headers}. */
    Reply answer(ArmRequest request, long seq, Instant now, String requestId, Map<String, String> headers)
            throws IOException {
        ArmPath path = ArmPath.parse(request.path());
        Query query = new Query(request.query());
        try {
            return switch (path.level()) {
                case OTHER ->
                    throw new Refusal(
                            404, "NotFound", "The path '" + request.path() + "' is not served by this emulator.");
                case SUBSCRIPTION, GROUPS, GROUP -> {
                    rates.count(request.method(), path.subscription(), "", List.of(), headers);
                    yield groups.answer(request, path, query);
                }
                default -> provider(new Routed(request, path, query), seq, now, requestId, headers);
            };
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    private record Routed(ArmRequest request, ArmPath path, Query query) {}

    private Reply provider(Routed routed, long seq, Instant now, String requestId, Map<String, String> headers)
            throws Refusal, IOException {
        ArmPath path = routed.path();
        String version = Versions.required(routed.query());
        Kind kind = kind(path, version);
        rates.count(routed.request().method(), path.subscription(), kind.type(), kind.rates(), headers);
        versions.check(kind, version);
        if (!path.group().isEmpty()) {
            groups.known(path);
        }
        if (path.level() == ArmPath.Level.RESOURCES) {
            return listings.answer(routed.request(), path, kind, routed.query());
        }
        if (path.group().isEmpty()) {
            throw new Refusal(
                    404, "NotFound", "The path '" + routed.request().path() + "' is not served by this emulator.");
        }
        return resources.answer(new Call(routed.request(), path, routed.query(), kind, seq, now, requestId));
    }

    private Kind kind(ArmPath path, String version) throws Refusal {
        Optional<Kind> kind = kinds.find(path.namespace(), path.type());
        if (kind.isEmpty() && !kinds.knowsNamespace(path.namespace())) {
            throw new Refusal(
                    404, "InvalidResourceNamespace", "The resource namespace '" + path.namespace() + "' is invalid.");
        }
        if (kind.isEmpty()) {
            throw new Refusal(
                    404,
                    "InvalidResourceType",
                    "The resource type '" + path.type() + "' could not be found in the namespace '" + path.namespace()
                            + "' for api version '" + version + "'.");
        }
        return kind.get();
    }
}
