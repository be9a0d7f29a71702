package dev.tocsin.emulator.server;

import dev.tocsin.emulator.GroupPolicy;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a server is set up.
 *
 * @param state its state folder, made when it is missing; the same format as in process
 * @param port the port on the loopback addresses; 0 for any free one
 * @param groups what happens when a resource group is named that does not exist
 * @param tokenLifetime how long the tokens are good that it issues
 */
public record ServerSettings(Path state, int port, GroupPolicy groups, Duration tokenLifetime) {
    /** As long as Microsoft Entra ID's shortest default. */
    public static final Duration ONE_HOUR = Duration.ofHours(1);

    /** As Azure does it: groups must be made first, tokens are good for an hour. */
    public static ServerSettings of(Path state, int port) {
        return new ServerSettings(state, port, GroupPolicy.REQUIRE, ONE_HOUR);
    }
}
