package dev.tocsin.emulator;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is peculiar to one resource type.
 *
 * @param type the type as ARM spells it in requests, such as {@code Microsoft.Insights/actionGroups}
 * @param spelling how its answers spell things
 * @param createdStatus the status of a PUT that creates
 * @param olderVersions api-versions taken although no specification of them is shipped: those of recordings and of public
 *     templates (Azure/bicep-types-az lists them) that have the shape of the next newer one
 * @param errors the shapes of its errors
 * @param edits what it does to bodies
 * @param checks what it refuses beyond the specification
 * @param patchable the members that a PATCH may have, as paths
 * @param listing how it is listed
 * @param rates the limits of its provider
 */
record Kind(
        String type,
        Spelling spelling,
        int createdStatus,
        Set<String> olderVersions,
        Errors errors,
        EditLists edits,
        Checks checks,
        List<String> patchable,
        Listing listing,
        List<Rate> rates) {
    /**
     * @param group how the IDs spell the segment {@code resourceGroups}; empty for what is kept about other resources
     * @param provider how the IDs spell namespace and type
     * @param answer the {@code type} of its answers; empty for null
     * @param notFound namespace and type in ARM's own {@code ResourceNotFound}
     */
    record Spelling(String group, String provider, String answer, String notFound) {}

    /**
     * @param parse for bodies that do not have the shape of the specification
     * @param rule for bodies that break a rule of the service
     */
    record Errors(ErrorShape parse, ErrorShape rule) {}

    /**
     * @param write at every PUT and PATCH; the result is what a GET shows
     * @param passing what a creating PUT shows differently from a GET
     */
    record EditLists(List<Edit> write, List<Edit> passing) {}

    /**
     * @param durations members with a closed list of durations
     * @param rules the rest
     */
    record Checks(List<DurationRule> durations, Set<CrossRule> rules) {}

    /**
     * Durations that a member may have, compared by value.
     *
     * @param member a member of {@code properties}
     * @param allowed ISO 8601 durations
     */
    record DurationRule(String member, List<String> allowed) {}

    /**
     * @param paged whether the specification pages it ({@code x-ms-pageable} with a nextLink)
     * @param filters query parameters and the member that they must equal
     * @param content the member that only comes with {@code canFetchContent=true}; empty for none
     */
    record Listing(boolean paged, List<Filter> filters, String content) {}

    /**
     * @param parameter the query parameter
     * @param path the member compared; empty when the emulator refuses the parameter
     * @param required whether a list without it is refused
     */
    record Filter(String parameter, String path, boolean required) {}

    /**
     * A header that counts down.
     *
     * @param method the HTTP method
     * @param header its name
     * @param first the first value that was recorded
     */
    record Rate(String method, String header, int first) {}

    /** The type after the namespace. */
    String shortType() {
        return type.substring(type.indexOf('/') + 1);
    }

    /** Whether its resources are inside resources of another kind. */
    boolean isChild() {
        return shortType().indexOf('/') >= 0;
    }

    /** Whether it is kept about a resource of any kind, and not in a resource group. */
    boolean isExtension() {
        return spelling.group().isEmpty();
    }

    /** The part of a store key that all resources of this kind in one place share. */
    String keyPart(ArmPath path) {
        String namespace = type.substring(0, type.indexOf('/'));
        return (path.base() + "/providers/" + namespace + "/" + interleaved(shortType(), path.parents()) + "/")
                .toLowerCase(Locale.ROOT);
    }

    /** The ID of a resource, in this kind's case. */
    String id(ArmPath path, String group) {
        String provider = spelling.provider();
        String base = isExtension()
                ? path.base()
                : "/subscriptions/" + path.subscription() + "/" + spelling.group() + "/" + group;
        int slash = provider.indexOf('/');
        return base + "/providers/" + provider.substring(0, slash + 1)
                + interleaved(provider.substring(slash + 1), path.parents()) + "/" + path.name();
    }

    /** Nested types and the names of their resources take turns. */
    private static String interleaved(String types, List<String> parents) {
        String[] parts = types.split("/", -1);
        StringBuilder path = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            path.append('/').append(parents.get(i - 1)).append('/').append(parts[i]);
        }
        return path.toString();
    }
}
