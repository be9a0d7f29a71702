package dev.tocsin.emulator;

import dev.tocsin.emulator.Kind.Filter;
import dev.tocsin.json.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** All resources of a kind in a resource group or a subscription, in the order of their IDs. */
final class Listings {
    private static final int PAGE = 200;

    private final StateFile state;

    Listings(StateFile state) {
        this.state = state;
    }

    /** A list whose next link starts with {@code base}. */
    Reply answer(ArmRequest request, ArmPath path, Kind kind, Query query, String base) throws Refusal, IOException {
        if (!request.method().equals("GET")) {
            throw Bodies.methodNotAllowed(request.method());
        }
        for (Filter filter : kind.listing().filters()) {
            if (filter.required() && query.get(filter.parameter()).isEmpty()) {
                throw new Refusal(400, "BadRequest", "The query parameter '" + filter.parameter() + "' is required.");
            }
            if (filter.path().isEmpty() && query.get(filter.parameter()).isPresent()) {
                throw new Refusal(
                        400,
                        "BadRequest",
                        "The query parameter '" + filter.parameter() + "' is not supported by this emulator.");
            }
        }
        Optional<String> token = query.get(Query.SKIP_TOKEN);
        String after = token.isPresent() ? decoded(token.get()) : "";
        String prefix = prefix(path, kind);
        StringBuilder page = new StringBuilder("{\"value\":[");
        String last = "";
        int size = 0;
        for (Map.Entry<String, Stored> entry : state.below(prefix).entrySet()) {
            if (entry.getKey().compareTo(after) > 0 && wanted(entry, prefix, kind, query)) {
                if (kind.listing().paged() && size == PAGE) {
                    page.append("],\"nextLink\":").append(JsonWriter.quoted(base + next(request, last)));
                    return Reply.of(200, page.append('}').toString());
                }
                page.append(size == 0 ? "" : ",").append(Resources.shown(kind, entry.getValue(), query));
                last = entry.getKey();
                size++;
            }
        }
        return Reply.of(200, page.append("]}").toString());
    }

    private static String prefix(ArmPath path, Kind kind) {
        return path.group().isEmpty()
                ? ArmPath.key("/subscriptions/" + path.subscription() + "/resourceGroups/")
                : kind.keyPart(path);
    }

    private static boolean wanted(Map.Entry<String, Stored> entry, String prefix, Kind kind, Query query)
            throws IOException {
        String key = entry.getKey();
        boolean inOnePlace = prefix.contains("/providers/");
        if (inOnePlace ? key.indexOf('/', prefix.length()) >= 0 : !isOf(kind, ArmPath.parse(key))) {
            return false;
        }
        for (Filter filter : kind.listing().filters()) {
            Optional<String> value = query.get(filter.parameter());
            if (value.isPresent()
                    && !value.get()
                            .equalsIgnoreCase(
                                    entry.getValue().tree().at(filter.path()).asText())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOf(Kind kind, ArmPath path) {
        return path.level() == ArmPath.Level.RESOURCE
                && kind.type().equalsIgnoreCase(path.namespace() + "/" + path.type());
    }

    private static String next(ArmRequest request, String last) {
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
        try {
            String path = new URI(null, null, request.path(), null).toASCIIString();
            return path + "?" + new Query(request.query()).with(Query.SKIP_TOKEN, token);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path that was routed is a path", e);
        }
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
