package dev.tocsin.resource;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The id of a resource. Azure compares ids without regard to case, and answers in whatever case the provider keeps;
 * {@link #key()} is what to compare and to look up by.
 *
 * @param scope path of what it is in: a resource group, or the resource that an extension resource is kept about
 * @param type provider namespace and type, for example {@code Microsoft.Insights/actionGroups}
 * @param name resource name; that of a child follows those of its parents, as in {@code workspace/search}
 */
public record ResourceId(String scope, String type, String name) {
    private static final String PROVIDERS = "/providers/";
    /** A provider's namespace is followed by pairs of a type and a name as a subscription is. */
    private static final Pattern WHOLE = Pattern.compile("/[^/]+/[^/\\s]+(/[^/\\s]+/[^/\\p{Cntrl}]+)*");

    /** The id of a resource in a resource group. */
    public static ResourceId inGroup(String subscription, String resourceGroup, String type, String name) {
        return new ResourceId(group(subscription, resourceGroup), type, name);
    }

    /** The id of a resource inside of another. */
    public static ResourceId inside(String parent, String type, String name) {
        int providers = key(parent).lastIndexOf(PROVIDERS);
        String[] segments = parent.substring(providers + PROVIDERS.length()).split("/", -1);
        StringBuilder names = new StringBuilder();
        for (int i = 2; i < segments.length; i += 2) {
            names.append(segments[i]).append('/');
        }
        return new ResourceId(parent.substring(0, providers), type, names + name);
    }

    /** The type of what an id leads to, in the case of the id; empty when it is not that of a resource. */
    public static String typeOf(String id) {
        int providers = key(id).lastIndexOf(PROVIDERS);
        if (providers < 0) {
            return "";
        }
        String[] segments = id.substring(providers + PROVIDERS.length()).split("/", -1);
        StringBuilder type = new StringBuilder(segments[0]);
        for (int i = 1; i < segments.length; i += 2) {
            type.append('/').append(segments[i]);
        }
        return segments.length % 2 == 1 && segments.length > 1 ? type.toString() : "";
    }

    /** The id as a path, in the case given here. */
    public String path() {
        return collectionPath() + "/" + shortName();
    }

    /** The path of the collection this resource is in. */
    public String collectionPath() {
        String[] types = type.split("/", -1);
        String[] names = name.split("/", types.length - 1);
        StringBuilder path = new StringBuilder(scope)
                .append(PROVIDERS)
                .append(types[0])
                .append('/')
                .append(types[1]);
        for (int i = 2; i < types.length; i++) {
            path.append('/').append(names[i - 2]).append('/').append(types[i]);
        }
        return path.toString();
    }

    /** The subscription's GUID. */
    public String subscription() {
        return segment(2);
    }

    /** The name of the resource group; empty for what is about something outside of resource groups. */
    public String resourceGroup() {
        return segment(4);
    }

    private String segment(int index) {
        String[] segments = scope.split("/", -1);
        return index < segments.length ? segments[index] : "";
    }

    /** The name without those of its parents. */
    public String shortName() {
        String[] names = name.split("/", type.split("/", -1).length - 1);
        return names[names.length - 1];
    }

    /** The id for comparison: lower case. */
    public String key() {
        return key(path());
    }

    /** Any id for comparison: lower case. */
    public static String key(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    /** Whether a text looks like the id of something in Azure. */
    public static boolean isId(String text) {
        return text.regionMatches(true, 0, "/subscriptions/", 0, "/subscriptions/".length());
    }

    /**
     * Whether a text is an id from end to end: nothing but pairs of a word and a name. Anything else, such as a sentence that
     * begins with an id, is text, in which case has its meaning.
     */
    public static boolean isWhole(String text) {
        return (isId(text) || text.regionMatches(true, 0, PROVIDERS, 0, PROVIDERS.length()))
                && WHOLE.matcher(text).matches();
    }

    /** The path of a resource group. */
    public static String group(String subscription, String resourceGroup) {
        return "/subscriptions/" + subscription + "/resourceGroups/" + resourceGroup;
    }

    @Override
    public String toString() {
        return path();
    }
}
