package dev.tocsin.emulator;

import java.time.Instant;
import java.util.Map;

/**
 * What an answer depends on besides its request.
 *
 * @param seq the number of the request
 * @param now the time of the request
 * @param requestId the identifier given to it
 * @param caller who sent it
 * @param base where links lead
 * @param headers the headers of the answer, to be added to
 */
record Turn(long seq, Instant now, String requestId, Caller caller, String base, Map<String, String> headers) {}
