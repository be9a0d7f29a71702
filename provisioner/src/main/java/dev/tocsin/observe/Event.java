package dev.tocsin.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Something that a run did, told when it is over. Holds no secret: addresses are without their queries. */
public sealed interface Event {
    /** When it began. */
    Instant start();

    /** How long it took. */
    Duration length();

    /** What kind of thing it is, in one word. */
    String word();

    /** For people, in a few words. */
    String message();

    /** Its particulars: texts and whole numbers, by names that are stable. */
    Map<String, Object> particulars();

    /** Whether it went wrong. */
    boolean failed();

    /**
     * One attempt of a request.
     *
     * @param path of the address, without its query
     * @param status of HTTP; 0 when no answer came
     * @param requestId the service's own name for it; may be empty
     */
    record Request(
            Instant start, Duration length, String method, String host, String path, int status, String requestId)
            implements Event {
        @Override
        public String word() {
            return "request";
        }

        @Override
        public String message() {
            return method + " " + path + ": " + (status == 0 ? "no answer" : status);
        }

        @Override
        public Map<String, Object> particulars() {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("method", method);
            all.put("host", host);
            all.put("path", path);
            all.put("status", (long) status);
            if (!requestId.isEmpty()) {
                all.put("requestId", requestId);
            }
            return all;
        }

        @Override
        public boolean failed() {
            return status == 0 || status >= 500 || status == 429;
        }
    }

    /**
     * One change of a plan, carried out or not.
     *
     * @param resource its ARM id
     * @param definition {@code kind/name}
     * @param outcome as reports have it
     */
    record Change(
            Instant start,
            Duration length,
            String resource,
            String definition,
            String action,
            String outcome,
            boolean failed)
            implements Event {
        @Override
        public String word() {
            return "change";
        }

        @Override
        public String message() {
            return outcome + " " + definition;
        }

        @Override
        public Map<String, Object> particulars() {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("definition", definition);
            all.put("resource", resource);
            all.put("action", action);
            all.put("outcome", outcome);
            return all;
        }
    }

    /** A step of the run, such as {@code read}. */
    record Step(Instant start, Duration length, String name) implements Event {
        @Override
        public String word() {
            return "step";
        }

        @Override
        public String message() {
            return name;
        }

        @Override
        public Map<String, Object> particulars() {
            return Map.of("step", name);
        }

        @Override
        public boolean failed() {
            return false;
        }
    }

    /**
     * The whole run.
     *
     * @param command its verb
     * @param exit its exit code
     */
    record Run(Instant start, Duration length, String command, int exit) implements Event {
        /** {@code provision --detailed-exitcode}: there are changes, and nothing went wrong. */
        private static final int CHANGES = 2;

        @Override
        public String word() {
            return "run";
        }

        @Override
        public String message() {
            return "tocsin " + command + " ended with exit code " + exit;
        }

        @Override
        public Map<String, Object> particulars() {
            return Map.of("exitCode", (long) exit);
        }

        @Override
        public boolean failed() {
            return exit != 0 && exit != CHANGES;
        }
    }
}
