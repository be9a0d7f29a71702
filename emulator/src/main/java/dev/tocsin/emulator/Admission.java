package dev.tocsin.emulator;

import java.util.Map;

/** What the front door says to a request. */
public sealed interface Admission {
    /**
     * It goes on to ARM.
     *
     * @param caller who sent it
     * @param base where links in the answer lead, such as {@code https://management.azure.com}
     */
    record Admitted(Caller caller, String base) implements Admission {}

    /**
     * It is answered before ARM.
     *
     * @param status the HTTP status
     * @param headers headers beside the usual ones
     * @param body JSON
     */
    record Answered(int status, Map<String, String> headers, String body) implements Admission {
        /** Copies the headers. */
        public Answered {
            headers = Map.copyOf(headers);
        }
    }
}
