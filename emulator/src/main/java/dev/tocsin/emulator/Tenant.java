package dev.tocsin.emulator;

/** The one directory that all subscriptions of the emulator trust. */
public final class Tenant {
    /** Its identifier; invented, and the same for ever. */
    public static final String ID = Ids.of("tenant").toString();

    private Tenant() {}
}
