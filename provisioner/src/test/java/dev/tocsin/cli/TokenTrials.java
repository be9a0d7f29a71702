package dev.tocsin.cli;

import static dev.tocsin.cli.Phase.ALL_WRITES;
import static dev.tocsin.cli.Phase.ANY;
import static dev.tocsin.cli.Phase.LOOK;
import static dev.tocsin.cli.Phase.PAGE;
import static dev.tocsin.cli.Phase.POLL;
import static dev.tocsin.cli.Phase.READ;
import static dev.tocsin.cli.Phase.WRITE;

import dev.tocsin.azure.login.NoToken;
import dev.tocsin.cli.SigningIn.Challenge;
import java.util.ArrayList;
import java.util.List;

/** What goes wrong with tokens, with the product's own sign-in in the way. */
final class TokenTrials {
    private static final int FOREVER = -1;

    private TokenTrials() {}

    static List<Trial> all(int writes, int requests) {
        List<Trial> all = new ArrayList<>();
        for (int request = 1; request <= requests; request++) {
            all.add(ended("F20", "a token that has ended at request " + request, Challenge.PLAIN, ANY, request, 0)
                    .withTokens(2));
        }
        for (Phase phase : List.of(READ, PAGE, LOOK, WRITE, POLL)) {
            all.add(ended("F20", "a token that was ended early, at the " + phase, Challenge.CLAIMS, phase, 1, 0)
                    .withTokens(2));
        }
        all.add(ended("F21", "a token that has ended at once, and cannot be renewed", Challenge.PLAIN, ANY, 1, 1)
                .withTokens(1));
        all.add(ended("F21", "a token that was ended early, and cannot be renewed", Challenge.CLAIMS, WRITE, 1, 3)
                .withTokens(1));
        for (int write = 1; write <= writes; write++) {
            all.add(ended(
                            "F21",
                            "a token that has ended at write " + write + ", and cannot be renewed",
                            Challenge.PLAIN,
                            ALL_WRITES,
                            write,
                            3)
                    .withTokens(1));
        }
        all.add(Trial.of(
                "F21",
                "no token from the start",
                ANY,
                FOREVER,
                (request, onward, now) -> {
                    throw NoToken.because("there is no token: sign in again");
                },
                1));
        return all;
    }

    /** @param nth which request of the phase is the first that is refused */
    private static Trial ended(String fault, String name, Challenge challenge, Phase phase, int nth, int exit) {
        return Trial.of(fault, name, ANY, FOREVER, SigningIn.tokenEnds(challenge, phase, nth - 1), exit);
    }
}
