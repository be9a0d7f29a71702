package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Runs queries on rows that landed. The emulator knows no query language: who opens it brings one. */
@FunctionalInterface
public interface QueryEngine {
    /** Runs nothing. */
    QueryEngine NONE = question -> new Outcome.Refused("This emulator was started without a query engine.");

    /**
     * A query and what it may see.
     *
     * @param query its text
     * @param component whether tables have the names of a component ({@code customMetrics}), or those of a workspace ({@code AppMetrics})
     * @param rows by table of the workspace, columns as in the workspace
     * @param now what {@code now()} gives
     */
    record Question(String query, boolean component, Map<String, List<ObjectNode>> rows, Instant now) {}

    /** How it ends. */
    sealed interface Outcome {
        /**
         * A result.
         *
         * @param table {@code columns} of name and type, and {@code rows}, as the Logs query API has them
         */
        record Answered(ObjectNode table) implements Outcome {}

        /**
         * No result.
         *
         * @param why for people, with the place in the query
         */
        record Refused(String why) implements Outcome {}
    }

    /** Runs a query. */
    Outcome run(Question question);
}
