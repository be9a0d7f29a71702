/**
 * The emulator as a server of its own: HTTPS on the loopback addresses, with token endpoints, for any client that speaks
 * ARM. Nothing here is a real credential, and real ones are refused.
 */
@NullMarked
package dev.tocsin.emulator.server;

import org.jspecify.annotations.NullMarked;
