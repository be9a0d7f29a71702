package dev.tocsin.kql.symbol;

import dev.tocsin.kql.symbol.Function.Kind;
import dev.tocsin.kql.symbol.Function.Naming;
import dev.tocsin.kql.symbol.Result.Rule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code functions.txt}, whose head says how it is written. */
final class FunctionCatalogReader {
    private static final String RESOURCE = "functions.txt";
    private final Map<Kind, Map<String, Function>> functions = new EnumMap<>(Kind.class);
    private String[] head = {};
    private List<Signature> signatures = new ArrayList<>();

    FunctionCatalog read() {
        try (InputStream in = FunctionCatalogReader.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("Missing from the jar: " + RESOURCE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                line(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        finish();
        return new FunctionCatalog(functions);
    }

    private void line(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.charAt(0) == ' ') {
            signatures.add(signature(line.substring(1)));
        } else {
            finish();
            head = line.split(" ", -1);
        }
    }

    private void finish() {
        if (head.length == 0) {
            return;
        }
        Kind kind = Kind.valueOf(head[0].toUpperCase(Locale.ROOT));
        String[] naming = head[2].split(":", 2);
        boolean foldable = Arrays.asList(head).contains("foldable");
        Function function = new Function(
                kind,
                head[1],
                Naming.valueOf(naming[0].toUpperCase(Locale.ROOT)),
                naming.length > 1 ? naming[1] : "",
                foldable,
                signatures);
        functions.computeIfAbsent(kind, k -> new HashMap<>()).put(function.name(), function);
        signatures = new ArrayList<>();
    }

    private static Signature signature(String line) {
        String[] parts = line.split(" ", -1);
        boolean block = parts[0].startsWith("Block/");
        String result = block ? parts[0].substring("Block/".length()) : parts[0];
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            parameters.add(parameter(parts[i]));
        }
        return new Signature(parameters, result(result), block);
    }

    /** {@code name:type[?|min..max][!kind][~][=values]}. */
    private static Parameter parameter(String text) {
        String[] nameAndRest = text.split(":", 2);
        String[] restAndValues = nameAndRest[1].split("=", 2);
        String rest = restAndValues[0];
        List<String> values = restAndValues.length > 1 ? List.of(restAndValues[1].split("\\|", -1)) : List.of();
        boolean skippable = rest.endsWith("~");
        String[] typeAndKind = (skippable ? rest.substring(0, rest.length() - 1) : rest).split("!", 2);
        String type = typeAndKind[0];
        int least = 1;
        int most = 1;
        int dots = type.indexOf("..");
        if (type.endsWith("?")) {
            least = 0;
            type = type.substring(0, type.length() - 1);
        } else if (dots > 0) {
            int digit = dots;
            while (Character.isDigit(type.charAt(digit - 1))) {
                digit--;
            }
            // "Parameter0" and "Parameter1" end in digits too, but never repeat.
            least = Integer.parseInt(type.substring(digit, dots));
            most = Integer.parseInt(type.substring(dots + 2));
            type = type.substring(0, digit);
        }
        Parameter.Argument argument = typeAndKind.length > 1
                ? Parameter.Argument.valueOf(constant(typeAndKind[1]))
                : Parameter.Argument.EXPRESSION;
        boolean declared = Character.isLowerCase(type.charAt(0));
        ParameterKind kind = declared ? ParameterKind.DECLARED : ParameterKind.valueOf(constant(type));
        List<Type> types = declared ? types(type) : List.of();
        return new Parameter(nameAndRest[0], kind, types, least, most, argument, skippable, values);
    }

    private static List<Type> types(String alternatives) {
        List<Type> types = new ArrayList<>();
        for (String name : alternatives.split("\\|", -1)) {
            types.add(type(name));
        }
        return types;
    }

    /** {@code StringOrDynamic} to {@code STRING_OR_DYNAMIC}. */
    private static String constant(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    private static Result result(String text) {
        if (text.startsWith("Tuple(")) {
            return new Result.Values(columns(inner(text)));
        }
        if (text.startsWith("Columns(")) {
            List<Result.Part> parts = new ArrayList<>();
            for (String part : split(inner(text))) {
                parts.add(part(part));
            }
            return new Result.Columns(parts);
        }
        if (Character.isLowerCase(text.charAt(0))) {
            return new Result.Fixed(type(text));
        }
        return new Result.Computed(Rule.valueOf(constant(text)));
    }

    private static Result.Part part(String text) {
        int at = text.indexOf('@');
        int colon = text.indexOf(':');
        if (text.equals("*")) {
            return new Result.Part.Input();
        }
        if (at < 0) {
            return new Result.Part.New(text.substring(0, colon), type(text.substring(colon + 1)));
        }
        if (colon >= 0) {
            return new Result.Part.Like(text.substring(0, colon), text.substring(at + 1));
        }
        String before = text.substring(0, at);
        Type type = Scalar.named(before);
        return type != null
                ? new Result.Part.Retyped(text.substring(at + 1), type)
                : new Result.Part.Referred(before, text.substring(at + 1));
    }

    private static Type type(String text) {
        if (text.equals("array")) {
            return DynamicTypes.ARRAY;
        }
        if (text.equals("bag")) {
            return DynamicTypes.BAG;
        }
        if (text.startsWith("array(")) {
            return Dynamic.arrayOf(type(inner(text)));
        }
        if (text.startsWith("bag(")) {
            return new Dynamic.Bag(columns(inner(text)));
        }
        Type type = Scalar.named(text);
        if (type == null) {
            throw new IllegalStateException("Not a type: " + text);
        }
        return type;
    }

    private static List<Column> columns(String text) {
        List<Column> columns = new ArrayList<>();
        for (String part : split(text)) {
            String[] nameAndType = part.split(":", 2);
            columns.add(new Column(nameAndType[0].replace('+', ' '), type(nameAndType[1])));
        }
        return columns;
    }

    private static String inner(String text) {
        return text.substring(text.indexOf('(') + 1, text.length() - 1);
    }

    /** At the commas outside parentheses. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
