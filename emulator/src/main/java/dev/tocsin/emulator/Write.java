package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a write knows besides its body.
 *
 * @param id the full ID of the resource, in the kind's case
 * @param name its name
 * @param apiVersion the version asked for
 * @param before the resource as it was; null when it is new
 * @param seq the number of the request
 * @param now the time of the request
 * @param caller who sent it
 */
record Write(
        String id, String name, String apiVersion, @Nullable JsonNode before, long seq, Instant now, Caller caller) {}
