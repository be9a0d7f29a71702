package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;

/**
 * One thing that a service does to a body.
 *
 * @param op what it does
 * @param path which member: names separated by {@code /}, {@code *} for every element of an array. Objects on the way
 *     are not made
 * @param value depends on the operation: JSON text, the name of a {@link ServerValue}, a path, or nothing
 * @param since the oldest api-version for which it happens; empty for all
 * @param when the member that must be there and not null for it to happen; empty for always
 */
record Edit(Op op, String path, String value, String since, String when) {
    enum Op {
        /** Gives a missing member this JSON value; unlike {@link #FILL} leaves null as it is. */
        ADD,
        /** Gives a missing or null member this JSON value. */
        FILL,
        /** Gives the member this JSON value. */
        SET,
        /** Gives the member the value at another path. */
        COPY,
        /** Gives the member a value that only the server knows. */
        SERVER,
        /** The same, unless the resource already had a value there before this write. */
        ONCE,
        /** Gives a missing or null member the value it had before this write. */
        KEEP,
        /** Drops the member. */
        DROP,
        /**
         * Drops from each member of this object the member that the value names, where the type of the member is a secure one by itself or by
         * the member of the same name of the object whose path follows {@code @}.
         */
        DROP_SECURE,
        /** Gives the member another name. */
        RENAME,
        /** Drops the member when it is empty or holds only empty things. */
        DROP_EMPTY,
        /** Writes a whole number without its fraction: 2.0 as 2. */
        WHOLE,
        /** Writes a region as its identifier: "West US" as "westus". */
        REGION,
        /** Writes a string in the service's own case; the value is that spelling. */
        SPELL
    }

    static Edit of(Op op, String path, String value) {
        return new Edit(op, path, value, "", "");
    }

    static Edit of(Op op, String path) {
        return of(op, path, "");
    }

    Edit since(String apiVersion) {
        return new Edit(op, path, value, apiVersion, when);
    }

    Edit when(String member) {
        return new Edit(op, path, value, since, member);
    }

    /** The value as JSON. */
    JsonNode json() {
        try {
            return new JsonReader(JsonLimits.DEFINITION).readTree(value);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("the edit of " + path + " has a value that is not JSON", e);
        }
    }
}
