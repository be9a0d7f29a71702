package dev.tocsin.emulator;

import java.time.Instant;

/**
 * Admits everything.
 *
 * @param everyone as whom, and where to
 */
record OpenDoor(Admission.Admitted everyone) implements FrontDoor {
    @Override
    public Admission admit(ArmRequest request, Instant now) {
        return everyone;
    }
}
