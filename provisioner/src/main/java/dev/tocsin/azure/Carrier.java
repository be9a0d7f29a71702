package dev.tocsin.azure;

import java.io.IOException;

/** Carries one request to where it is answered: over the network, or to an emulator in this process. Thread-safe. */
interface Carrier extends AutoCloseable {
    /**
     * The whole answer, whatever its status.
     *
     * @throws IOException when none came, or not whole
     * @throws ArmException when it was not whole within the carrier's deadline, or not asked for
     */
    Reply carry(Call call) throws IOException, InterruptedException;

    /** How many requests at the same time are sooner answered than one after the other. */
    int atOnce();

    @Override
    default void close() {}
}
