package dev.tocsin.lint.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.kql.lint.QueryView;
import dev.tocsin.kql.syntax.StringLiterals;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.lint.LintedQuery;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.workbook.Item;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses without encryption: whoever is on the way reads alerts, and changes what queries read. */
final class PlainHttp extends CodedRule {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");
    private static final int CUSTOM_ENDPOINT = 10;
    private static final Pattern ADDRESS = Pattern.compile("\"url\"\\s*:\\s*\"([^\"]*)\"");

    PlainHttp() {
        super("TOC2501", Level.WARNING, "an endpoint without encryption");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (DesiredResource resource : project.state().resources()) {
            // A web test may look on purpose whether plain HTTP is sent on.
            Level level = resource.kind().alias().equals("web-test") ? Level.NOTE : Level.WARNING;
            Endpoints.of(resource, (pointer, address) -> {
                if (isPlain(address)) {
                    findings.add(this, level, resource, pointer, message(address));
                }
            });
        }
        for (LintedWorkbook workbook : project.workbooks()) {
            for (Item item : workbook.tree().items()) {
                customEndpoint(workbook, item, findings);
            }
        }
        for (LintedQuery query : project.queries()) {
            if (query.text().contains("externaldata")) {
                inQuery(query, findings);
            }
        }
    }

    /** The address of a custom endpoint stands in JSON that stands in a string. */
    private void customEndpoint(LintedWorkbook workbook, Item item, Findings findings) {
        JsonNode content = item.json().path("content");
        if (content.path("queryType").asInt() == CUSTOM_ENDPOINT) {
            Matcher address = ADDRESS.matcher(content.path("query").asText());
            if (address.find() && isPlain(address.group(1))) {
                findings.add(this, level(), workbook, item, "/content/query", message(address.group(1)), List.of());
            }
        }
    }

    private void inQuery(LintedQuery query, Findings findings) {
        QueryView view = new QueryView(query.bound(), query.purpose(), query.timed());
        for (Tabular.ExternalData data : view.all(Tabular.ExternalData.class)) {
            for (Expression one : data.addresses()) {
                if (one instanceof Value.Literal literal
                        && literal.kind() == Value.Kind.STRING
                        && isPlain(StringLiterals.value(literal.text()))) {
                    String message = message(StringLiterals.value(literal.text()));
                    int offset = literal.range().start();
                    findings.add(this, level(), query, offset, query.pointer() + "#externaldata", message);
                }
            }
        }
    }

    private static boolean isPlain(String address) {
        return address.toLowerCase(Locale.ROOT).startsWith("http://")
                && !THIS_MACHINE.contains(Endpoints.host(address));
    }

    private static String message(String address) {
        String host = Endpoints.host(address);
        return "what goes to http://" + (host.isEmpty() ? "…" : host)
                + " can be read and changed on the way; write https://";
    }
}
