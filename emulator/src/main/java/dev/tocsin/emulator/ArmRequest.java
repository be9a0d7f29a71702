package dev.tocsin.emulator;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP request to ARM.
 *
 * @param method such as {@code PUT}
 * @param path the decoded path, such as {@code /subscriptions/…/resourceGroups/…}
 * @param query the raw query without its question mark; may be empty
 * @param headers one value per name; names ignore case
 * @param body the bytes sent; empty when there are none. Owned by the request: do not change them
 */
public record ArmRequest(String method, String path, String query, Map<String, String> headers, byte[] body) {
    /** Copies the headers. */
    public ArmRequest {
        Map<String, String> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ignoringCase.putAll(headers);
        headers = Collections.unmodifiableMap(ignoringCase);
    }
}
