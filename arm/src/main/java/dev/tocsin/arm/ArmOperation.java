package dev.tocsin.arm;

import java.util.List;
import java.util.Optional;

/**
 * One operation on a resource type, as the specification describes it.
 *
 * @param verb which one
 * @param successCodes the status codes below 300 that it may answer, ascending
 * @param longRunning whether a success may mean "still working" ({@code x-ms-long-running-operation})
 * @param pageable whether the answer is a page: {@code value} and, unless it is the last, {@code nextLink}
 * @param query the query parameters besides {@code api-version}, in the order of the specification
 */
public record ArmOperation(
        Verb verb, List<Integer> successCodes, boolean longRunning, boolean pageable, List<QueryParameter> query) {
    /** What an operation does. */
    public enum Verb {
        PUT,
        GET,
        PATCH,
        DELETE,
        LIST_BY_RESOURCE_GROUP,
        LIST_BY_SUBSCRIPTION,
        /** All children of one parent resource. */
        LIST_BY_PARENT
    }

    /**
     * A query parameter.
     *
     * @param name its name, such as {@code canFetchContent}
     * @param required whether the service refuses the call without it
     * @param shape what its value must look like
     */
    public record QueryParameter(String name, boolean required, Shape shape) {}

    /** Copies the lists. */
    public ArmOperation {
        successCodes = List.copyOf(successCodes);
        query = List.copyOf(query);
    }

    /** The query parameter of this name, ignoring case. */
    public Optional<QueryParameter> query(String name) {
        return query.stream()
                .filter(parameter -> parameter.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
