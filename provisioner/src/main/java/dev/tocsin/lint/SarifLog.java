package dev.tocsin.lint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kql.lint.QueryLint;
import dev.tocsin.kql.lint.QueryRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), which code hosts show beside the change. */
public final class SarifLog {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private SarifLog() {}

    /**
     * The document, with a line break at its end.
     *
     * @param findings in the order in which they are told
     * @param version of this program
     */
    public static String of(List<Finding> findings, String version) {
        ObjectNode root = NODES.objectNode();
        root.put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "Tocsin").put("semanticVersion", version);
        Map<String, String> titles = titles(findings);
        ArrayNode rules = driver.putArray("rules");
        titles.forEach((code, title) -> {
            ObjectNode rule = rules.addObject().put("id", code);
            rule.putObject("shortDescription").put("text", title);
        });
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        List<String> codes = List.copyOf(titles.keySet());
        List<String> fingerprints = Fingerprints.of(findings);
        for (int i = 0; i < findings.size(); i++) {
            results.add(result(findings.get(i).diagnostic(), codes, fingerprints.get(i)));
        }
        return JsonWriter.pretty(root) + "\n";
    }

    private static ObjectNode result(Diagnostic diagnostic, List<String> codes, String fingerprint) {
        ObjectNode result = NODES.objectNode();
        result.put("ruleId", diagnostic.code()).put("ruleIndex", codes.indexOf(diagnostic.code()));
        result.put("level", level(diagnostic.level()));
        result.putObject("message").put("text", diagnostic.message());
        result.putArray("locations").add(location(diagnostic.location()));
        if (!diagnostic.related().isEmpty()) {
            ArrayNode related = result.putArray("relatedLocations");
            diagnostic.related().forEach(place -> related.add(location(place)));
        }
        result.putObject("partialFingerprints").put("tocsin/v1", fingerprint);
        return result;
    }

    private static ObjectNode location(Location place) {
        ObjectNode location = NODES.objectNode();
        ObjectNode physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", uri(place.file()));
        if (place.line() > 0) {
            physical.putObject("region").put("startLine", place.line()).put("startColumn", place.column());
        }
        if (!place.pointer().isEmpty()) {
            location.putArray("logicalLocations").addObject().put("fullyQualifiedName", place.pointer());
        }
        return location;
    }

    /** A relative reference with everything in it that a URI cannot hold in percent signs. */
    private static String uri(String file) {
        try {
            return new URI(null, null, "./" + file, null).toASCIIString().substring(2);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every path can be a URI", e);
        }
    }

    private static String level(Level level) {
        return switch (level) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }

    /** Of the rules that found something, by code. */
    private static Map<String, String> titles(List<Finding> findings) {
        Map<String, String> known = new TreeMap<>();
        for (QueryRule rule : QueryLint.rules()) {
            known.put(rule.code(), rule.title());
        }
        for (Rule rule : Rules.all()) {
            known.put(rule.code(), rule.title());
        }
        Map<String, String> titles = new TreeMap<>();
        for (Finding finding : findings) {
            String code = finding.code();
            String other = code.startsWith("KS") ? "the query is wrong" : "the project is wrong";
            titles.put(code, known.getOrDefault(code, other));
        }
        return titles;
    }
}
