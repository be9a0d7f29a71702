package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.ArmClient;
import dev.tocsin.azure.Reach;
import java.time.Instant;

/** What checks ask. Everything may throw {@link dev.tocsin.azure.ArmException}; thread-safe. */
public interface Service {
    /** ARM, signed in at the first call. */
    ArmClient arm();

    /**
     * Rows of logs.
     *
     * @param scope id of the resource that they are about
     * @param query KQL
     * @return the answer of the Logs query API, with {@code tables}
     */
    JsonNode logs(String scope, String query);

    /**
     * Whether there can be rows of logs; only an emulator in this process knows.
     *
     * @param scope id of the resource that they are about
     * @return whether any ever landed; true where nobody knows
     */
    boolean mayHaveLogs(String scope);

    /** The way to an address, without signing in. */
    Reach reach(String address);

    /** Now, by the clock of this machine. */
    Instant now();

    /** From now on this text is never shown. */
    void hide(String secret);
}
