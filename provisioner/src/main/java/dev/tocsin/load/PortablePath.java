package dev.tocsin.load;

import java.util.regex.Pattern;

/**
 * Which names of files mean the same on every system. Windows takes {@code CON.kql} for a device, {@code a:b} for a stream of the file
 * {@code a}, a backslash for a slash, and drops a period at the end (Microsoft Learn, Naming Files, Paths, and Namespaces).
 */
final class PortablePath {
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");
    private static final String REFUSED = "\\:*?\"<>|";
    private static final int LONGEST = 1024;

    private PortablePath() {}

    static void demand(String name) throws UnreadableFileException {
        if (name.length() > LONGEST) {
            throw new UnreadableFileException("a path of " + name.length() + " characters is too long");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isISOControl(c) || REFUSED.indexOf(c) >= 0) {
                throw new UnreadableFileException("\"" + name + "\" is not a path on every system: it holds "
                        + (Character.isISOControl(c) ? "a control character" : "\"" + c + "\"")
                        + (c == '\\' ? "; separate folders by \"/\"" : ""));
            }
        }
        for (String part : name.split("/", -1)) {
            boolean dots = part.equals(".") || part.equals("..");
            if (!dots && (part.endsWith(".") || part.endsWith(" "))) {
                throw new UnreadableFileException(
                        "\"" + name + "\" is not a path on every system: a name ends with a period or a space");
            }
            if (DEVICE.matcher(part).matches()) {
                throw new UnreadableFileException(
                        "\"" + name + "\" is not a path on every system: \"" + part + "\" is a device of Windows");
            }
        }
    }
}
