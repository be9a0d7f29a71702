package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How findings are worded. */
final class Words {
    private Words() {}

    /** {@code 1 rule}, {@code 2 rules}. */
    static String count(int number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    static String name(JsonNode resource) {
        return resource.path("name").asText("(without a name)");
    }

    /** A name as one word of a command line, whoever gave it: remedies are pasted into shells. */
    static String word(String name) {
        return name.matches("[A-Za-z0-9._/@:-]+") && !name.startsWith("-")
                ? name
                : "'" + name.replace("'", "'\\''") + "'";
    }

    /** What our messages say is to be done: what comes after the last semicolon; else something general. */
    static String remedy(String message, String otherwise) {
        int at = message.lastIndexOf("; ");
        return at < 0 ? otherwise : message.substring(at + 2);
    }

    /** The only one, or how many there are. */
    static String whole(List<String> details, String many) {
        return details.size() == 1 ? details.get(0) : many;
    }

    /** Bytes for people. */
    static String size(long bytes) {
        return bytes >= 1L << 30 ? (bytes * 10 >> 30) / 10.0 + " GiB" : (bytes >> 20) + " MiB";
    }
}
