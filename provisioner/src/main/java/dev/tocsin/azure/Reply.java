package dev.tocsin.azure;

import java.util.Map;

/**
 * An answer as it came.
 *
 * @param status HTTP status
 * @param headers one value per name, several of one name joined by commas; names ignore case
 * @param bytes the whole body. Owned by the reply: do not change them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: bytes on their way through
record Reply(int status, Map<String, String> headers, byte[] bytes) {}
