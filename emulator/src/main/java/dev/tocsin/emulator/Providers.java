package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Resource providers and whether a subscription uses them. All are registered until somebody unregisters one. */
final class Providers {
    private static final String REGISTERED = "Registered";
    private static final String NOT_REGISTERED = "NotRegistered";

    private final StateFile state;
    private final Kinds kinds;
    private final Versions versions;

    Providers(StateFile state, Kinds kinds, Versions versions) {
        this.state = state;
        this.kinds = kinds;
        this.versions = versions;
    }

    Reply answer(ArmRequest request, ArmPath path, Query query) throws Refusal, IOException {
        Versions.required(query);
        String method = path.level() == ArmPath.Level.REGISTRATION ? "POST" : "GET";
        if (!request.method().equals(method)) {
            throw Bodies.methodNotAllowed(request.method());
        }
        if (path.level() == ArmPath.Level.PROVIDERS) {
            ObjectNode list = JsonNodeFactory.instance.objectNode();
            ArrayNode value = list.putArray("value");
            for (String namespace : kinds.namespaces()) {
                value.add(provider(path.subscription(), namespace));
            }
            return Reply.of(200, list);
        }
        String namespace = kinds.namespace(path.namespace())
                .orElseThrow(() -> new Refusal(
                        404,
                        "InvalidResourceNamespace",
                        "The resource namespace '" + path.namespace() + "' is invalid."));
        if (path.level() == ArmPath.Level.REGISTRATION) {
            boolean on = path.name().toLowerCase(Locale.ROOT).equals("register");
            ObjectNode registration = JsonNodeFactory.instance.objectNode();
            registration.put("registrationState", on ? REGISTERED : NOT_REGISTERED);
            state.put(id(path.subscription(), namespace), new Stored(registration));
        }
        return Reply.of(200, provider(path.subscription(), namespace));
    }

    /** Refuses a write to a provider that the subscription does not use. */
    void checkRegistered(ArmPath path) throws Refusal, IOException {
        if (registration(path.subscription(), path.namespace()).equals(NOT_REGISTERED)) {
            throw new Refusal(
                    409,
                    "MissingSubscriptionRegistration",
                    "The subscription is not registered to use namespace '" + path.namespace()
                            + "'. See https://aka.ms/rps-not-found for how to register subscriptions.");
        }
    }

    private String registration(String subscription, String namespace) throws IOException {
        Stored known = state.find(id(subscription, namespace));
        return known == null
                ? REGISTERED
                : known.tree().path("registrationState").asText();
    }

    private ObjectNode provider(String subscription, String namespace) throws IOException {
        ObjectNode provider = JsonNodeFactory.instance.objectNode();
        provider.put("id", id(subscription, namespace)).put("namespace", namespace);
        ArrayNode types = provider.putArray("resourceTypes");
        for (Kind kind : kinds.in(namespace)) {
            ObjectNode type = types.addObject().put("resourceType", kind.shortType());
            type.putArray("locations");
            ArrayNode apiVersions = type.putArray("apiVersions");
            stableFirst(versions.of(kind)).forEach(apiVersions::add);
            type.put("capabilities", "SupportsTags, SupportsLocation");
        }
        provider.put("registrationState", registration(subscription, namespace));
        return provider.put("registrationPolicy", "RegistrationRequired");
    }

    /** azure-cli takes the first when it is not told one: so previews come last. */
    private static List<String> stableFirst(List<String> newestFirst) {
        return newestFirst.stream()
                .sorted(Comparator.comparing((String version) -> version.endsWith("-preview")))
                .toList();
    }

    private static String id(String subscription, String namespace) {
        return "/subscriptions/" + subscription + "/providers/" + namespace;
    }
}
