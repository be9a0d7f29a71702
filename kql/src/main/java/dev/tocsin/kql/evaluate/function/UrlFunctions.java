package dev.tocsin.kql.evaluate.function;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Texts as parts of web addresses. The pages show small hexadecimal digits and a blank as {@code +}, so that it is the encoding of
 * .NET's <a href="https://learn.microsoft.com/dotnet/api/system.web.httputility.urlencode">HttpUtility</a>.
 */
final class UrlFunctions implements FunctionFamily {
    private static final String PLAIN = "-_.!*()";

    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add("url_encode", site -> Kernels.text(text -> encoded(text, "+")))
                .add("url_encode_component", site -> Kernels.text(text -> encoded(text, "%20")))
                .add("url_decode", site -> Kernels.text(UrlFunctions::decoded));
    }

    private static String encoded(String text, String blank) {
        StringBuilder out = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) Byte.toUnsignedInt(one);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter || PLAIN.indexOf(c) >= 0) {
                out.append(c);
            } else if (c == ' ') {
                out.append(blank);
            } else {
                out.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        return out.toString();
    }

    /** What is no escape stays. */
    private static String decoded(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 3;
            } else if (c == '+') {
                out.write(' ');
                i++;
            } else {
                int point = text.codePointAt(i);
                out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(point);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
