package dev.tocsin.emulator;

import java.time.Instant;

/** What stands before ARM: who may enter, and what is answered already here. */
public interface FrontDoor {
    /**
     * Looks at one request.
     *
     * @param now the time that counts for tokens
     */
    Admission admit(ArmRequest request, Instant now);

    /** Admits everything, as the local user. */
    static FrontDoor open(String resourceManager) {
        String base = resourceManager.endsWith("/")
                ? resourceManager.substring(0, resourceManager.length() - 1)
                : resourceManager;
        return new OpenDoor(new Admission.Admitted(Caller.LOCAL_USER, base));
    }
}
