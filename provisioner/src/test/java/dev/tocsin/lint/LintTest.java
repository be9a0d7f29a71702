package dev.tocsin.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTest {
    @TempDir
    private Path root;

    private LintCase project;

    @BeforeEach
    void make() {
        project = LintCase.in(root);
    }

    @Test
    void leadsToTheCharacterInAFileOfItsOwn() {
        rule("{\"$file\": \"errors.kql\"}", "");
        project.file(
                "alert-rules/errors.kql",
                "requests\r\n| where name == '${environment}' and tolower(name) == 'GET'\r\n");

        assertThat(project.found("TOC2318"))
                .containsExactly(
                        "alert-rules/errors.kql:2:55 error what tolower gives never matches \"GET\"; write \"get\"");
    }

    @Test
    void whatIsWrongWithAQueryIsAnErrorOfTheProject() {
        rule("\"requests | where nam == 'a'\"", "");

        assertThat(project.found("KS142"))
                .containsExactly(
                        "alert-rules/errors.json:8:34 error there is no column or variable nam; did you mean name?");
    }

    @Test
    void theScopeDecidesWhichTablesThereAre() {
        rule("\"AppRequests | where Success == false\"", "");

        assertThat(project.found("KS204")).hasSize(1);
    }

    @Test
    void aTableOfTheUsersOwnIsOnlyAWarning() {
        rule("\"Orders_CL | where state_s == 'lost'\"", "");

        assertThat(project.findings(List.of()))
                .extracting(one -> one.diagnostic().level().word())
                .containsExactly("warning");
    }

    @Test
    void aTableThatTheProjectDescribesIsChecked() {
        project.file("tocsin.json", LintCase.PROJECT.replace("\"name\": \"shop\",", """
                "name": "shop",
                "lint": {"tables": {"Orders_CL": {"TimeGenerated": "datetime", "State": "string"}}},
                """));
        rule("\"Orders_CL | where state_s == 'lost'\"", "");

        assertThat(project.found("KS142"))
                .containsExactly(
                        "alert-rules/errors.json:8:35 error there is no column or variable state_s; did you mean State?");
    }

    @Test
    void anotherServicesTableMayBeNewerThanItsPage() {
        workspaceRule("Heartbeat | where Quux == 'a' and _TimeReceived > ago(1h)");

        assertThat(project.found("KS142"))
                .containsExactly("alert-rules/errors.json:8:35 warning nothing is known of a column Quux");
    }

    @Test
    void aSlipOfThePenInItIsAnError() {
        workspaceRule("Heartbeat | where TimeGenrated > ago(1h)");

        assertThat(project.found("KS142"))
                .containsExactly(
                        "alert-rules/errors.json:8:35 error there is no column TimeGenrated; did you mean TimeGenerated?");
    }

    @Test
    void aFunctionThatTheProjectSavesIsKnown() {
        project.file("resources/slow.json", """
                {"type": "Microsoft.OperationalInsights/workspaces/savedSearches", "name": "slow",
                 "parent": "${id('workspace/logs')}",
                 "properties": {"category": "Shop", "displayName": "Slow", "functionAlias": "SlowOrders",
                                "query": "AppRequests | where DurationMs > 1000"}}
                """);
        workspaceRule("SlowOrders() | where Name == 'a'");
        assertThat(project.findings(List.of())).isEmpty();

        workspaceRule("FastOrders() | where Name == 'a'");
        assertThat(project.found("KS211")).hasSize(1);
    }

    private void workspaceRule(String query) {
        rule("\"" + query + "\"", "");
        project.file(
                "alert-rules/errors.json",
                project.text("alert-rules/errors.json").replace("component/shop", "workspace/logs"));
    }

    @Test
    void leadsToTheCharacterInAJsonString() {
        rule("\"requests\\n| where tolower(name) == \\\"GET\\\"\"", "");

        assertThat(project.found("TOC2318"))
                .containsExactly(
                        "alert-rules/errors.json:8:52 error what tolower gives never matches \"GET\"; write \"get\"");
    }

    @Test
    void aCommentBeforeTheQueryIgnoresARuleInAllOfIt() {
        rule("\"// tocsin:ignore TOC2302 a part of the name is meant\\nrequests | where name contains 'health'\"", "");

        assertThat(project.findings(List.of())).isEmpty();
    }

    @Test
    void aCommentInTheQueryIgnoresARuleInItsLineAndTheNext() {
        rule(
                "\"requests\\n// tocsin:ignore TOC2302 meant\\n| where name contains 'health'\\n| where name contains 'ready'\"",
                "");

        assertThat(project.found("TOC2302")).singleElement().asString().contains("ready");
    }

    @Test
    void aCommentInTheQueryIgnoresARuleOfTheProjectInItsLineAndTheNext() {
        String ago = "| extend t = ago(1s * itemCount)";
        rule("\"requests\\n// tocsin:ignore TOC2012 meant\\n" + ago + "\\n" + ago.replace("t =", "u =") + "\"", "");

        List<Rule> rules = Rules.all();
        assertThat(project.findings(rules))
                .filteredOn(one -> one.code().equals("TOC2012"))
                .singleElement()
                .satisfies(one -> assertThat(one.query().orElseThrow().line()).isEqualTo(4));
        assertThat(project.findings(rules)).noneMatch(one -> one.code().equals("TOC2002"));
    }

    @Test
    void anIgnoreNeedsAReason() {
        rule("\"// tocsin:ignore TOC2302\\nrequests | where name contains 'health'\"", "");

        assertThat(project.found("TOC2001")).singleElement().asString().contains("needs its code and a reason");
        assertThat(project.found("TOC2302")).hasSize(1);
    }

    @Test
    void anIgnoreOfNothingIsTold() {
        rule("\"// tocsin:ignore TOC2302 meant\\nrequests\"", "");

        assertThat(project.found("TOC2002"))
                .singleElement()
                .asString()
                .contains("note nothing of TOC2302 is found there");
    }

    @Test
    void aDefinitionIgnoresARuleInAllOfItself() {
        rule(
                "\"requests | where name contains 'health'\"",
                ", \"lint\": {\"ignore\": [{\"rule\": \"TOC2302\", \"reason\": \"meant\"}]}");

        assertThat(project.findings(List.of())).isEmpty();
    }

    @Test
    void theProjectChoosesLevelsAndIgnoresRulesInFiles() {
        rule("\"requests | where name contains 'health' and tolower(name) == 'A'\"", "");
        settings("{\"rules\": {\"TOC2302\": \"error\", \"TOC2318\": \"off\"}}");
        assertThat(project.findings(List.of()))
                .extracting(one -> one.code() + " " + one.diagnostic().level().word())
                .containsExactly("TOC2302 error");

        settings(
                "{\"ignore\": [{\"rule\": \"TOC2302\", \"file\": \"alert-rules/errors.json\", \"reason\": \"meant\"}]}");
        assertThat(project.found("TOC2302")).isEmpty();
    }

    @Test
    void fixesEditTheFileAndNothingElse() {
        rule("\"requests\\n| where name == \\\"a\\\";\"", "");

        List<Finding> findings = project.findings(List.of());

        assertThat(findings).singleElement().satisfies(one -> {
            FileEdit edit = one.fixes().get(0);
            assertThat(edit.file()).isEqualTo("alert-rules/errors.json");
            assertThat(edit.length()).isEqualTo(1);
            assertThat(edit.replacement()).isEmpty();
        });
    }

    private void settings(String lint) {
        project.file("tocsin.json", """
                {"name": "shop", "lint": %s, "environments": {"local": {"target": "emulator",
                 "subscription": "00000000-0000-4000-8000-000000000001", "resourceGroup": "rg-shop",
                 "location": "westeurope"}}}
                """.formatted(lint));
    }

    private void rule(String query, String more) {
        project.file("alert-rules/errors.json", """
            {
              "type": "Microsoft.Insights/scheduledQueryRules",
              "name": "errors",
              "properties": {
                "severity": 1, "enabled": true, "scopes": ["${id('component/shop')}"],
                "evaluationFrequency": "PT5M", "windowSize": "PT5M",
                "criteria": {"allOf": [{
                  "query": %s, "timeAggregation": "Count",
                  "operator": "GreaterThan", "threshold": 5
                }]}
              }%s
            }
            """.formatted(query, more));
    }
}
