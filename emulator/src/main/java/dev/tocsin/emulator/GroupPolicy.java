package dev.tocsin.emulator;

/** What happens when a resource group is named that does not exist. */
public enum GroupPolicy {
    /** It comes into being, so that a fresh project needs no preparation. */
    CREATE,
    /** ARM's 404: it must be made first, as in Azure. */
    REQUIRE
}
