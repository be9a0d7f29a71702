package dev.tocsin.secret;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Writes a secret as other programs would, and finds it in what they print. Shares nothing with the mask. */
public final class Encodings {
    /** The encodings that outputs are searched for. */
    public static final List<String> NAMES =
            List.of("raw", "URL-encoded", "base64", "JSON-escaped", "HTML-escaped", "wrapped");

    private Encodings() {}

    /** The secret by the name of the encoding; base64 in each of the places in a text that give it another look. */
    public static Map<String, List<String>> of(String secret) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        all.put("raw", List.of(secret));
        all.put("URL-encoded", List.of(url, url.replace("+", "%20"), lowerHex(url)));
        all.put("base64", base64(secret));
        String json = new String(JsonStringEncoder.getInstance().quoteAsString(secret));
        all.put("JSON-escaped", List.of(json, json.replace("/", "\\/"), json.replace("&", "\\u0026")));
        String html = secret.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
        all.put("HTML-escaped", List.of(html, html.replace("=", "&#61;").replace("&quot;", "&#x22;")));
        int middle = secret.length() / 2;
        List<String> wrapped = new ArrayList<>();
        for (String end : List.of("\n", "\r\n", "\n        ", "\n+ ", "\n  | ")) {
            wrapped.add(secret.substring(0, middle) + end + secret.substring(middle));
        }
        all.put("wrapped", wrapped);
        return all;
    }

    private static String lowerHex(String url) {
        return Pattern.compile("%..").matcher(url).replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT));
    }

    private static List<String> base64(String secret) {
        List<String> all = new ArrayList<>();
        for (String before : List.of("", "a", "ab")) {
            byte[] bytes = (before + secret + (before.isEmpty() ? "" : " and more")).getBytes(StandardCharsets.UTF_8);
            all.add(Base64.getEncoder().encodeToString(bytes));
            all.add(Base64.getUrlEncoder().encodeToString(bytes));
            all.add(Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes));
        }
        return all;
    }

    /** Which of the secrets stand in a text, each as {@code index of the secret: encoding}. */
    public static Set<String> found(List<String> secrets, String text) {
        Set<String> found = new TreeSet<>();
        String unwrapped = text.replaceAll("[ \\t]*\\R[ \\t]*(?:[-+|>] [ \\t]*)?", "");
        for (int i = 0; i < secrets.size(); i++) {
            int number = i + 1;
            String core = secrets.get(i).replaceAll("\\s+", "");
            if (unwrapped.replaceAll("\\s+", "").contains(core)) {
                found.add(number + ": wrapped");
            }
            of(secrets.get(i))
                    .forEach((name, forms) -> forms.forEach(form -> {
                        String middle = name.equals("base64") ? form.substring(4, form.length() - 16) : form;
                        if (text.contains(middle) || !name.equals("wrapped") && unwrapped.contains(middle)) {
                            found.add(number + ": " + name);
                        }
                    }));
        }
        return found;
    }
}
