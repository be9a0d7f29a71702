package dev.tocsin.azure;

import java.nio.charset.StandardCharsets;

/** Percent-encodes the segments of a path (RFC 3986): names of alert rules may hold spaces and more. */
final class PathEncoding {
    private static final String UNRESERVED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$'()*+,;=:@";

    private PathEncoding() {}

    static String encode(String path) {
        StringBuilder out = new StringBuilder(path.length());
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (c == '/' || UNRESERVED.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(Character.toUpperCase(Character.forDigit(octet >> 4 & 0xF, 16)));
                out.append(Character.toUpperCase(Character.forDigit(octet & 0xF, 16)));
            }
        }
        return out.toString();
    }
}
