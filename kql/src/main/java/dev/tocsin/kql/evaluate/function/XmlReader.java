package dev.tocsin.kql.evaluate.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML into JSON as {@code parse_xml()} does. A reader of our own, as those of the platform do not tell {@code <e/>} from
 * {@code <e></e>}. Entities of a document type are not read, so that nothing outside of the text is.
 */
final class XmlReader {
    private static final int DEEPEST = 200;
    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");
    private final String text;
    private int at;

    private XmlReader(String text) {
        this.text = text;
    }

    /** The text is not XML. */
    static final class NotXml extends Exception {
        private static final long serialVersionUID = 1;

        NotXml() {
            super("not XML", null, false, false);
        }
    }

    /** The text is XML whose JSON is not documented. */
    static final class Undocumented extends Exception {
        private static final long serialVersionUID = 1;

        Undocumented(String message) {
            super(message, null, false, false);
        }
    }

    /** The document as an object of its root. */
    static Map<String, @Nullable Object> read(String text) throws NotXml, Undocumented {
        XmlReader reader = new XmlReader(text.startsWith("\uFEFF") ? text.substring(1) : text);
        reader.misc();
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        reader.expect("<");
        String name = reader.name();
        document.put(name, reader.element(name, 0));
        reader.misc();
        if (reader.at < reader.text.length()) {
            throw new NotXml();
        }
        return document;
    }

    /** Blanks, comments and instructions, which do not count. */
    private void misc() throws NotXml, Undocumented {
        while (true) {
            blanks();
            if (text.startsWith("<!DOCTYPE", at)) {
                throw new Undocumented("a document type");
            }
            if (!skipped()) {
                return;
            }
        }
    }

    private boolean skipped() throws NotXml {
        if (text.startsWith("<!--", at)) {
            to("-->");
            return true;
        }
        if (text.startsWith("<?", at)) {
            to("?>");
            return true;
        }
        return false;
    }

    private void to(String end) throws NotXml {
        int found = text.indexOf(end, at + 2);
        if (found < 0) {
            throw new NotXml();
        }
        at = found + end.length();
    }

    private void blanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private void expect(String wanted) throws NotXml {
        if (!text.startsWith(wanted, at)) {
            throw new NotXml();
        }
        at += wanted.length();
    }

    private String name() throws NotXml {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_:-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String name = text.substring(start, at);
        if (name.isEmpty() || Character.isDigit(name.charAt(0)) || "-.".indexOf(name.charAt(0)) >= 0) {
            throw new NotXml();
        }
        return name;
    }

    /** What stands behind the name of an element, up to its end. */
    private @Nullable Object element(String name, int depth) throws NotXml, Undocumented {
        if (depth > DEEPEST) {
            throw new Undocumented("XML that is nested more than " + DEEPEST + " deep");
        }
        Map<String, @Nullable Object> out = attributes();
        if (text.startsWith("/>", at)) {
            at += 2;
            return out.isEmpty() ? null : out;
        }
        expect(">");
        int start = at;
        List<String> texts = content(out, depth);
        boolean empty = at == start;
        expect("</");
        expect(name);
        blanks();
        expect(">");
        if (empty && out.isEmpty()) {
            throw new Undocumented("an element of nothing that is not written <e/>");
        }
        if (texts.size() > 1) {
            throw new Undocumented("an element with text before and behind another");
        }
        if (texts.isEmpty()) {
            return out.isEmpty() ? null : out;
        }
        if (out.isEmpty()) {
            return texts.get(0);
        }
        out.put("#text", texts.get(0));
        return out;
    }

    private Map<String, @Nullable Object> attributes() throws NotXml {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        while (true) {
            int before = at;
            blanks();
            if (at >= text.length() || text.charAt(at) == '>' || text.charAt(at) == '/') {
                return out;
            }
            if (before == at) {
                throw new NotXml();
            }
            String key = "@" + name();
            blanks();
            expect("=");
            blanks();
            char quote = at < text.length() ? text.charAt(at++) : ' ';
            int end = quote == '"' || quote == '\'' ? text.indexOf(quote, at) : -1;
            if (end < 0 || out.containsKey(key) || text.substring(at, end).contains("<")) {
                throw new NotXml();
            }
            out.put(key, decoded(text.substring(at, end)));
            at = end + 1;
        }
    }

    /** The elements go into the object; gives the texts that are not blank. */
    private List<String> content(Map<String, @Nullable Object> out, int depth) throws NotXml, Undocumented {
        List<String> texts = new ArrayList<>();
        while (!text.startsWith("</", at)) {
            if (at >= text.length()) {
                throw new NotXml();
            }
            if (text.startsWith("<![CDATA[", at)) {
                throw new Undocumented("CDATA");
            }
            if (text.charAt(at) != '<') {
                int end = text.indexOf('<', at);
                String plain = decoded(text.substring(at, end < 0 ? text.length() : end));
                at = end < 0 ? text.length() : end;
                if (!plain.isBlank()) {
                    checkBorders(plain);
                    texts.add(plain);
                }
            } else if (!skipped()) {
                at++;
                String name = name();
                add(out, name, element(name, depth + 1));
            }
        }
        return texts;
    }

    private static void checkBorders(String plain) throws Undocumented {
        if (isBlank(plain.charAt(0)) || isBlank(plain.charAt(plain.length() - 1))) {
            throw new Undocumented("text that begins or ends with a blank");
        }
    }

    /** Of elements of one name the values are an array. */
    private static void add(Map<String, @Nullable Object> out, String name, @Nullable Object value) {
        if (!out.containsKey(name)) {
            out.put(name, value);
        } else if (out.get(name) instanceof Several several) {
            several.add(value);
        } else {
            Several several = new Several();
            several.add(out.get(name));
            several.add(value);
            out.put(name, several);
        }
    }

    /** The values of elements of one name. */
    private static final class Several extends ArrayList<@Nullable Object> {
        private static final long serialVersionUID = 1;
    }

    private static String decoded(String raw) throws NotXml {
        int amp = raw.indexOf('&');
        if (amp < 0) {
            return raw;
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (amp >= 0) {
            int end = raw.indexOf(';', amp);
            if (end < 0) {
                throw new NotXml();
            }
            out.append(raw, from, amp).append(entity(raw.substring(amp + 1, end)));
            from = end + 1;
            amp = raw.indexOf('&', from);
        }
        return out.append(raw, from, raw.length()).toString();
    }

    private static String entity(String name) throws NotXml {
        String known = ENTITIES.get(name);
        if (known != null) {
            return known;
        }
        boolean hex = name.startsWith("#x");
        String digits = name.substring(hex ? 2 : Math.min(1, name.length()));
        if (!name.startsWith("#") || !digits.matches(hex ? "[0-9a-fA-F]{1,6}" : "[0-9]{1,7}")) {
            throw new NotXml();
        }
        int point = Integer.parseInt(digits, hex ? 16 : 10);
        if (!Character.isValidCodePoint(point) || point == 0) {
            throw new NotXml();
        }
        return Character.toString(point);
    }
}
