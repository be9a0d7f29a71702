package dev.tocsin.azure.login;

import com.azure.core.credential.TokenCredential;
import java.util.function.Supplier;

/** A way of signing in. */
sealed interface Candidate {
    /** What people call it. */
    String name();

    /**
     * One that is there.
     *
     * @param isChosen whether the user set it up, so that its failure is the end and no other way is tried
     * @param credential makes it; each one asks anew
     */
    record Present(String name, boolean isChosen, Supplier<TokenCredential> credential) implements Candidate {}

    /** One that is not there, and why. */
    record Absent(String name, String reason) implements Candidate {}
}
