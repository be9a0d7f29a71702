package dev.tocsin.resource;

import java.util.Locale;

/**
 * The id of a resource in a resource group. Azure compares ids without regard to case, and answers in whatever case the
 * provider keeps; {@link #key()} is what to compare and to look up by.
 *
 * @param subscription subscription GUID
 * @param resourceGroup resource group name
 * @param type provider namespace and type, for example {@code Microsoft.Insights/actionGroups}
 * @param name resource name
 */
public record ResourceId(String subscription, String resourceGroup, String type, String name) {
    /** The id as a path, in the case given here. */
    public String path() {
        return group(subscription, resourceGroup) + "/providers/" + type + "/" + name;
    }

    /** The path of the collection this resource is in. */
    public String collectionPath() {
        return group(subscription, resourceGroup) + "/providers/" + type;
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

    /** The path of a resource group. */
    public static String group(String subscription, String resourceGroup) {
        return "/subscriptions/" + subscription + "/resourceGroups/" + resourceGroup;
    }

    @Override
    public String toString() {
        return path();
    }
}
