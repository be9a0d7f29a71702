package dev.tocsin.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import java.util.Map;

/**
 * What a template is deployed with.
 *
 * @param subscription GUID
 * @param group resource group name
 * @param parameters values of all parameters
 */
public record Deployment(String subscription, String group, Map<String, String> parameters) {

    /**
     * What would be sent for one resource.
     *
     * @param id of the resource
     * @param apiVersion of the request
     * @param body of the PUT
     */
    public record Put(String id, String apiVersion, ObjectNode body) {
        /** All of it, for comparison: trees tell an int from a long of the same value. */
        public String text() {
            return id + " " + apiVersion + " " + JsonWriter.compact(body);
        }
    }

    /** The function {@code resourceId(type, name…)} of templates. */
    String resourceId(String type, String... names) {
        return "/subscriptions/" + subscription + "/resourceGroups/" + group + "/providers/" + path(type, names);
    }

    /** The function {@code extensionResourceId(scope, type, name…)} of templates. */
    static String extensionResourceId(String scope, String type, String... names) {
        return scope + "/providers/" + path(type, names);
    }

    /** What stands for the address of a trigger, which is known when its workflow is there. */
    static String callbackUrl(String trigger) {
        return "listCallbackUrl(" + trigger + ")";
    }

    private static String path(String type, String... names) {
        String[] types = type.split("/", -1);
        if (types.length != names.length + 1) {
            throw new IllegalArgumentException(type + " needs " + (types.length - 1) + " names");
        }
        StringBuilder path = new StringBuilder(types[0]);
        for (int i = 0; i < names.length; i++) {
            path.append('/').append(types[i + 1]).append('/').append(names[i]);
        }
        return path.toString();
    }
}
