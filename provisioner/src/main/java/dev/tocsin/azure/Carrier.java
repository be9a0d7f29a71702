package dev.tocsin.azure;

import java.io.IOException;

/** Carries one request to where it is answered: over the network, or to an emulator in this process. */
interface Carrier {
    /**
     * The whole answer, whatever its status.
     *
     * @throws IOException when none came, or not whole
     */
    Reply carry(Call call) throws IOException;

    /** How many requests at the same time are sooner answered than one after the other. */
    int atOnce();
}
