package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Functions that take paths of files and lines of commands apart:
 * <a href="https://learn.microsoft.com/kusto/query/parse-path-function">parse_path()</a>,
 * <a href="https://learn.microsoft.com/kusto/query/parse-command-line-function">parse_command_line()</a>.
 */
final class LocationFunctions implements FunctionFamily {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");

    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add(
                        "parse_path",
                        site -> Kernels.eachWithNulls(ValueType.DYNAMIC, values -> path(Texts.text(values[0]), site)))
                .add("parse_command_line", LocationFunctions::commandLine);
    }

    private static Map<String, @Nullable Object> path(String written, CallSite site) {
        Matcher scheme = SCHEME.matcher(written);
        boolean named = scheme.lookingAt();
        String path = named ? written.substring(scheme.end()) : written;
        Matcher drive = DRIVE.matcher(path);
        String root = drive.lookingAt() ? drive.group() : "";
        int end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        String directory = end < 0 ? "" : path.substring(0, end);
        String file = path.substring(end + 1);
        if (directory.equals(root) || (named && path.startsWith("/"))) {
            boolean plain = end < 0 && root.isEmpty() && !file.isEmpty();
            if (!plain) {
                throw site.undocumented("a path without a directory has no documented parts");
            }
        }
        int stream = file.indexOf(':');
        String alternate = stream < 0 ? "" : file.substring(stream + 1);
        String name = stream < 0 ? file : file.substring(0, stream);
        int dot = name.lastIndexOf('.');
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("Scheme", named ? scheme.group(1) : "");
        parts.put("RootPath", root);
        parts.put("DirectoryPath", directory);
        parts.put(
                "DirectoryName",
                directory.substring(Math.max(directory.lastIndexOf('/'), directory.lastIndexOf('\\')) + 1));
        parts.put("Filename", name);
        parts.put("Extension", dot < 0 ? "" : name.substring(dot + 1));
        parts.put("AlternateDataStreamName", alternate);
        return parts;
    }

    private static Kernel commandLine(CallSite site) {
        return Kernels.eachWithNulls(ValueType.DYNAMIC, values -> {
            if (!Texts.text(values[1]).equals("windows")) {
                throw site.failure("the parser must be \"windows\"");
            }
            return words(Texts.text(values[0]), site);
        });
    }

    /**
     * As Windows does it: blanks divide, quotes keep together; backslashes before a quote escape each other, then the quote. See
     * <a href="https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments">the rules</a>.
     */
    private static List<@Nullable Object> words(String line, CallSite site) {
        List<@Nullable Object> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (!quoted && (c == ' ' || c == '\t')) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
                continue;
            }
            begun = true;
            int slashes = 0;
            while (i < line.length() && line.charAt(i) == '\\') {
                slashes++;
                i++;
            }
            boolean quote = i < line.length() && line.charAt(i) == '"';
            if (slashes > 0 && quote && words.isEmpty()) {
                throw site.undocumented("a backslash before a quote in the first word has no documented result");
            }
            word.append("\\".repeat(quote ? slashes / 2 : slashes));
            if (quote && slashes % 2 == 1) {
                word.append('"');
            } else if (quote) {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    throw site.undocumented("two quotes in a row inside of quotes have no documented result");
                }
                quoted = !quoted;
            } else if (slashes > 0) {
                i--;
            } else {
                word.append(c);
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
