package dev.tocsin.cli;

import static dev.tocsin.cli.BadInput.change;
import static dev.tocsin.cli.BadInput.file;
import static dev.tocsin.cli.BadInput.group;
import static dev.tocsin.cli.BadInput.rightProject;
import static dev.tocsin.cli.BadInput.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users get wrong in their files, each said in one line, with nothing written. */
class BadInputTest {
    private static final String ONCALL = "resources/oncall.json";
    private static final String ERRORS = "alert-rules/errors.json";
    private static final String RAW = "resources/raw.json";

    @TempDir
    private Path root;

    @Test
    void provisionsTheProjectThatTheMistakesAreMadeIn() {
        TestProject project = rightProject(root);
        CliRun run = project.run("provision");
        assertThat(run.err()).doesNotContain("error:").doesNotContain("warning:");
        assertThat(run.exit()).isZero();
        assertThat(project.writes()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource({"syntax", "limits", "properties", "identities", "references", "values", "azureExpressions"})
    void saysItInOneLineAndWritesNothing(BadInput input) {
        input.verify(root);
    }

    @Test
    void warnsOfAValueThatAzureMightKnowAndTheOpenApiDoesNot() {
        TestProject project = rightProject(root);
        project.file(ERRORS, rule("\"description\": \"\"").replace("GreaterThan", "Greater"));
        assertThat(project.run("provision", "--dry-run").err())
                .startsWith(
                        "alert-rules/errors.json:9:19: warning: \"operator\" must be one of Equals, GreaterThan, GreaterThanOrEqual,"
                                + " LessThan, LessThanOrEqual, GreaterOrLessThan, not \"Greater\" [TOC0213]\n");
    }

    static Stream<BadInput> syntax() {
        return Stream.of(
                file(
                        "a comma too many",
                        RAW,
                        "{\n  \"type\": \"x\",\n}\n",
                        "resources/raw.json:3:1: error: not valid JSON: unexpected '}'; expected a key in double quotes [TOC0102]"),
                file(
                        "a missing comma",
                        RAW,
                        "{\n  \"type\": \"x\"\n  \"name\": \"y\"\n}\n",
                        "resources/raw.json:3:3: error: not valid JSON: unexpected '\"'; expected ',' or '}' after the member [TOC0102]"),
                file(
                        "a missing colon",
                        RAW,
                        "{\n  \"type\" \"x\"\n}\n",
                        "resources/raw.json:2:10: error: not valid JSON: unexpected '\"'; expected ':' between key and value [TOC0102]"),
                file(
                        "an object that is never closed",
                        RAW,
                        "{\n  \"type\": {\"a\": 1\n",
                        "resources/raw.json:3:1: error: not valid JSON: the text ends too early: a bracket, brace or quote is not closed [TOC0102]"),
                file(
                        "a list that is never closed",
                        RAW,
                        "{\n  \"type\": [1, 2\n",
                        "resources/raw.json:3:1: error: not valid JSON: the text ends too early: a bracket, brace or quote is not closed [TOC0102]"),
                file(
                        "a string that is never closed",
                        RAW,
                        "{\n  \"type\": \"x\n}\n",
                        "resources/raw.json:2:13: error: not valid JSON: the text is not closed in its line; add the double quote, or write \\n for a new line [TOC0102]"),
                file(
                        "a list closed as an object",
                        RAW,
                        "{\n  \"type\": [1}\n}\n",
                        "resources/raw.json:2:13: error: not valid JSON: unexpected '}'; expected ']' [TOC0102]"),
                file(
                        "a comment",
                        RAW,
                        "{\n  // no\n  \"type\": \"x\"\n}\n",
                        "resources/raw.json:2:3: error: not valid JSON: JSON has no comments; remove it [TOC0102]"),
                file(
                        "single quotes",
                        RAW,
                        "{\n  'type': 'x'\n}\n",
                        "resources/raw.json:2:3: error: not valid JSON: unexpected single quote; JSON takes double quotes [TOC0102]"),
                file(
                        "a bare word",
                        RAW,
                        "{\n  \"type\": oncall\n}\n",
                        "resources/raw.json:2:11: error: not valid JSON: \"oncall\" is no JSON value; a text needs double quotes around it [TOC0102]"),
                file(
                        "a bare True",
                        RAW,
                        "{\n  \"type\": True\n}\n",
                        "resources/raw.json:2:11: error: not valid JSON: \"True\" is no JSON value; a text needs double quotes around it [TOC0102]"),
                file(
                        "a key without quotes",
                        RAW,
                        "{\n  type: \"x\"\n}\n",
                        "resources/raw.json:2:3: error: not valid JSON: unexpected 't'; expected a key in double quotes [TOC0102]"),
                file(
                        "NaN",
                        RAW,
                        "{\n  \"a\": NaN\n}\n",
                        "resources/raw.json:2:11: error: not valid JSON: \"NaN\" is no JSON value; a text needs double quotes around it [TOC0102]"),
                file(
                        "a number that starts with 0",
                        RAW,
                        "{\n  \"a\": 01\n}\n",
                        "resources/raw.json:2:9: error: not valid JSON: a number does not start with 0 [TOC0102]"),
                file(
                        "a number without digits",
                        RAW,
                        "{\n  \"a\": 1.\n}\n",
                        "resources/raw.json:2:9: error: not valid JSON: a number is not complete: decimal point not followed by a digit [TOC0102]"),
                file(
                        "an unknown escape",
                        RAW,
                        "{\n  \"a\": \"\\d\"\n}\n",
                        "resources/raw.json:2:10: error: not valid JSON: \"\\d\" is no escape of JSON; for a backslash write \"\\\\\" [TOC0102]"),
                file(
                        "a tab in a string",
                        RAW,
                        "{\n  \"a\": \"x\ty\"\n}\n",
                        "resources/raw.json:2:10: error: not valid JSON: a tab stands in a text; write \\t [TOC0102]"),
                file(
                        "an empty file",
                        RAW,
                        "",
                        "resources/raw.json:1:1: error: not valid JSON: the document is empty [TOC0102]"),
                file(
                        "the same key twice",
                        RAW,
                        "{\n  \"type\": \"x\",\n  \"type\": \"y\"\n}\n",
                        "resources/raw.json:3:3: error: not valid JSON: the key \"type\" stands twice in the same object [TOC0102]"),
                file(
                        "text after the end",
                        RAW,
                        "{\n  \"type\": \"x\"\n}\n{}\n",
                        "resources/raw.json:3:2: error: not valid JSON: there is more text after the end of the JSON value [TOC0102]"),
                file(
                        "a broken project file",
                        "tocsin.json",
                        "{\n  \"name\": \"shop\",,\n}\n",
                        "tocsin.json:2:18: error: not valid JSON: unexpected ','; expected a key in double quotes [TOC0102]"),
                file(
                        "a project file that is a list",
                        "tocsin.json",
                        "[]",
                        "tocsin.json:1:1: error: tocsin.json must be an object { … } [TOC0105]"),
                file(
                        "a definition that is a list",
                        RAW,
                        "[]",
                        "resources/raw.json:1:1: error: this is no definition: it has none of \"template\", \"type\" and \"maintenance\", and no \"version\": \"Notebook/1.0\"; add one of them, or move the file out of resources, alert-rules, workbooks [TOC0106]"),
                file(
                        "a broken parameters file",
                        "templates/group.parameters.json",
                        "{\n  \"type\": \"object\"\n  \"properties\": {}\n}\n",
                        "templates/group.parameters.json:3:3: error: not valid JSON: unexpected '\"'; expected ',' or '}' after the member [TOC0309]"),
                file(
                        "a Unicode non-character",
                        RAW,
                        "{\"type\": \"\\uFDD0\"}",
                        "resources/raw.json: error: the file holds a Unicode non-character (U+FDD0 to U+FDEF), which no text may; remove it [TOC0102]"),
                file(
                        "a broken workbook",
                        "workbooks/board.workbook",
                        "{\"version\": \"Notebook/1.0\",\n  \"items\": [}\n",
                        "workbooks/board.workbook:2:13: error: not valid JSON: unexpected '}'; expected ']' [TOC0102]"));
    }

    static Stream<BadInput> limits() {
        return Stream.of(
                file(
                        "a file over 8 MiB",
                        RAW,
                        "{\"type\": \"" + "x".repeat(8 << 20) + "\"}",
                        "resources/raw.json: error: the file has 8388620 bytes; the limit is 8388608 (8 MiB) [TOC0102]"),
                file(
                        "JSON nested too deep",
                        RAW,
                        "[".repeat(65) + "]".repeat(65),
                        "resources/raw.json:1:66: error: not valid JSON: over a limit: nested deeper than 64 [TOC0102]"),
                file(
                        "YAML nested too deep",
                        "resources/raw.yaml",
                        "[".repeat(70) + "]".repeat(70),
                        "resources/raw.yaml:1:66: error: not valid YAML: nested deeper than 64 [TOC0102]"),
                file(
                        "a workbook too large for Azure",
                        "workbooks/board.workbook",
                        "{\"version\": \"Notebook/1.0\", \"items\": [{\"type\": 1, \"content\": {\"json\": \""
                                + "x".repeat(1 << 20) + "\"}}]}",
                        "workbooks/board.workbook:1:1: error: the workbook has 1048645 bytes without white space; Azure takes about 1048576 (1 MiB); split it into several [TOC0230]"));
    }

    static Stream<BadInput> properties() {
        return Stream.of(
                change(
                        "an unknown property in tocsin.json",
                        p -> p.file(
                                "tocsin.json", TestProject.projectFile("{}").replace("\"location\"", "\"locaton\"")),
                        "tocsin.json:8:18: error: unknown property \"locaton\"; did you mean \"location\"? [TOC0103]"),
                file(
                        "an unknown property in a definition",
                        ONCALL,
                        group("\"short\": \"a\", \"emails\": []").replace("\"name\"", "\"nam\": 1, \"name\""),
                        "resources/oncall.json:3:10: error: unknown property \"nam\"; did you mean \"name\"? [TOC0103]"),
                file(
                        "an unknown parameter",
                        ONCALL,
                        group("\"short\": \"a\", \"emials\": [], \"emails\": []"),
                        "resources/oncall.json:4:42: error: template \"group\": unknown property \"emials\"; did you mean \"emails\"? [TOC0305]"),
                file(
                        "a misspelt required parameter",
                        ONCALL,
                        group("\"short\": \"a\", \"emials\": []"),
                        "resources/oncall.json:4:42: error: template \"group\": unknown property \"emials\"; did you mean \"emails\"? [TOC0305]"),
                file(
                        "a missing parameter",
                        ONCALL,
                        group("\"short\": \"a\""),
                        "resources/oncall.json:4:17: error: template \"group\": the property \"emails\" is required [TOC0306]"),
                file(
                        "a parameter of the wrong type",
                        ONCALL,
                        group("\"short\": \"a\", \"emails\": \"x\""),
                        "resources/oncall.json:4:42: error: template \"group\": \"emails\" must be an array, not a string [TOC0305]"),
                file(
                        "an unknown template",
                        ONCALL,
                        group("").replace("\"group\"", "\"gruop\""),
                        "resources/oncall.json:2:15: error: there is no template \"gruop\"; did you mean \"group\"? [TOC0304]"),
                file(
                        "a definition without its name",
                        ONCALL,
                        "{\"template\": \"group\"}",
                        "resources/oncall.json:1:1: error: the property \"name\" is missing; add it [TOC0104]"),
                file(
                        "neither template nor type",
                        ONCALL,
                        "{\n  \"name\": \"oncall\"\n}",
                        "resources/oncall.json:1:1: error: this is no definition: it has none of \"template\", \"type\" and \"maintenance\", and no \"version\": \"Notebook/1.0\"; add one of them, or move the file out of resources, alert-rules, workbooks [TOC0106]"),
                file(
                        "an unknown property of the body",
                        ERRORS,
                        rule("\"autoMitigat\": true"),
                        "alert-rules/errors.json:11:20: error: unknown property \"autoMitigat\"; did you mean \"autoMitigate\"? [TOC0210]"),
                file(
                        "an unknown property deep in the criteria",
                        ERRORS,
                        rule("\"description\": \"\"").replace("\"operator\"", "\"operater\""),
                        "alert-rules/errors.json:9:19: error: unknown property \"operater\"; did you mean \"operator\"? [TOC0210]"),
                file(
                        "a property of the wrong type",
                        ERRORS,
                        rule("\"autoMitigate\": \"yes\""),
                        "alert-rules/errors.json:11:21: error: \"autoMitigate\" must be true or false, not a string [TOC0212]"),
                file(
                        "an unknown property at the root of the body",
                        ERRORS,
                        rule("\"description\": \"\"").replace("\"properties\"", "\"propertys\": 1, \"properties\""),
                        "alert-rules/errors.json:4:16: error: unknown property \"propertys\"; did you mean \"properties\"? [TOC0210]"),
                file(
                        "an unsupported type",
                        RAW,
                        "{\n  \"type\": \"Microsoft.Insights/scheduledQueryRulez\",\n  \"name\": \"a\", \"properties\": {}\n}",
                        "resources/raw.json:2:11: error: resources of type \"Microsoft.Insights/scheduledQueryRulez\" are not supported yet; supported are Microsoft.OperationalInsights/workspaces, Microsoft.Insights/components, Microsoft.Insights/webtests, Microsoft.Insights/actionGroups, Microsoft.Insights/scheduledQueryRules, Microsoft.Insights/metricAlerts, Microsoft.Insights/activityLogAlerts, Microsoft.Insights/workbooks, Microsoft.Insights/workbooktemplates, Microsoft.AlertsManagement/actionRules, Microsoft.AlertsManagement/prometheusRuleGroups, Microsoft.AlertsManagement/smartDetectorAlertRules, Microsoft.Logic/workflows, Microsoft.OperationalInsights/workspaces/savedSearches, Microsoft.Insights/diagnosticSettings [TOC0201]"),
                file(
                        "an unknown api-version",
                        ERRORS,
                        rule("\"description\": \"\"").replace("\"name\"", "\"apiVersion\": \"2021-08-02\", \"name\""),
                        "alert-rules/errors.json:3:17: error: api-version \"2021-08-02\" of Microsoft.Insights/scheduledQueryRules is not known; known are 2022-06-15, 2023-12-01, 2026-03-01 [TOC0204]"));
    }

    static Stream<BadInput> identities() {
        return Stream.of(
                file(
                        "two definitions with one name",
                        "resources/other.json",
                        group("\"short\": \"a\", \"emails\": []"),
                        "resources/other.json:3:11: error: two definitions have the name \"action-group/oncall\"; the other one is resources/oncall.json; rename one [TOC0203]"),
                file(
                        "two raw definitions with one id in other case",
                        "resources/z.json",
                        TestProject.actionGroupJson("ONCALL"),
                        "resources/z.json:3:11: error: two definitions have the name \"action-group/ONCALL\"; the other one is resources/oncall.json; rename one [TOC0203]"),
                file(
                        "a name that Azure refuses",
                        RAW,
                        TestProject.actionGroupJson("a<b"),
                        "resources/raw.json:3:11: error: the name \"a<b\" is not allowed: Azure takes none of :<>+/&%\\? and no control characters in it [TOC0202]"),
                file(
                        "a name with a slash",
                        RAW,
                        TestProject.actionGroupJson("a/b"),
                        "resources/raw.json:3:11: error: \"name\" must be a non-empty text without \"/\" [TOC0202]"));
    }

    static Stream<BadInput> references() {
        return Stream.of(
                file(
                        "an undefined variable",
                        ERRORS,
                        rule("\"description\": \"${treshold}\""),
                        "alert-rules/errors.json:11:20: error: the variable \"treshold\" is not defined; did you mean \"threshold\"? [TOC0301]"),
                file(
                        "an undefined variable of another name",
                        ERRORS,
                        rule("\"description\": \"${quota}\""),
                        "alert-rules/errors.json:11:20: error: the variable \"quota\" is not defined; declare it under \"values\" of the environment in tocsin.json [TOC0301]"),
                file(
                        "a missing action group",
                        ERRORS,
                        rule("\"actions\": {\"actionGroups\": [\"${id('action-group/oncal')}\"]}"),
                        "alert-rules/errors.json:11:34: error: there is no definition \"action-group/oncal\"; did you mean \"action-group/oncall\"? [TOC0205]"),
                file(
                        "an unknown kind",
                        ERRORS,
                        rule("\"actions\": {\"actionGroups\": [\"${id('actiongroup/oncall')}\"]}"),
                        "alert-rules/errors.json:11:34: error: id('actiongroup/oncall'): there is no kind \"actiongroup\"; did you mean \"action-group\"? [TOC0301]"),
                file(
                        "id() without a kind",
                        ERRORS,
                        rule("\"actions\": {\"actionGroups\": [\"${id('oncall')}\"]}"),
                        "alert-rules/errors.json:11:34: error: id('oncall') must name a kind and a definition, such as id('action-group/oncall') [TOC0301]"),
                file(
                        "an unknown function",
                        ERRORS,
                        rule("\"description\": \"${idd('a/b')}\""),
                        "alert-rules/errors.json:11:20: error: the variable \"idd\" is not defined; did you mean \"id\"? [TOC0301]"),
                file(
                        "an unknown runbook",
                        ERRORS,
                        rule("\"description\": \"${runbook('x').title}\""),
                        "alert-rules/errors.json:11:20: error: there is no runbook \"x\" in alert-rules/runbooks; write x.yaml there [TOC0301]"),
                change(
                        "a circle",
                        p -> p.file("resources/a.json", tagged("a", "b")).file("resources/b.json", tagged("b", "a")),
                        "resources/a.json:4:20: error: definitions refer to each other in a circle: action-group/a → action-group/b → action-group/a; remove one reference [TOC0208]"));
    }

    /** An action group that names another one in a tag. */
    private static String tagged(String name, String other) {
        return TestProject.actionGroupJson(name)
                .replace(
                        "\"properties\"",
                        "\"tags\": {\"next\": \"${id('action-group/" + other + "')}\"},\n  \"properties\"");
    }

    static Stream<BadInput> values() {
        return Stream.of(
                file(
                        "an expression that is never closed",
                        ERRORS,
                        rule("\"description\": \"${threshold\""),
                        "alert-rules/errors.json:11:20: error: \"${\" is never closed by \"}\"; to write it as text, use ${\"$\"}{ [TOC0301]"),
                file(
                        "an expression that is not FreeMarker",
                        ERRORS,
                        rule("\"description\": \"${a b}\""),
                        "alert-rules/errors.json:11:20: error: not valid FreeMarker: unexpected \"b\" [TOC0301]"),
                file(
                        "an empty expression",
                        ERRORS,
                        rule("\"description\": \"${}\""),
                        "alert-rules/errors.json:11:20: error: ${} is empty; name a value between the braces [TOC0301]"),
                file(
                        "a list inside a text",
                        ERRORS,
                        rule("\"description\": \"to ${emails}\""),
                        "alert-rules/errors.json:11:20: error: ${emails} is a list, which cannot stand inside a text [TOC0301]"),
                file(
                        "a duration that Azure refuses",
                        ERRORS,
                        rule("\"description\": \"\"").replace("\"windowSize\": \"PT5M\"", "\"windowSize\": \"PT7M\""),
                        "alert-rules/errors.json:6:50: error: \"windowSize\" cannot be \"PT7M\": Azure takes PT1M, PT5M, PT10M, PT15M, PT30M, PT45M, PT1H, PT2H, PT3H, PT4H, PT5H, PT6H, P1D, P2D [TOC0221]"),
                file(
                        "a duration that is none",
                        ERRORS,
                        rule("\"description\": \"\"").replace("\"windowSize\": \"PT5M\"", "\"windowSize\": \"5m\""),
                        "alert-rules/errors.json:6:50: error: \"windowSize\" must be an ISO 8601 duration such as PT5M or P1D, not \"5m\" [TOC0215]"),
                file(
                        "a duration in months",
                        ERRORS,
                        rule("\"description\": \"\"").replace("\"windowSize\": \"PT5M\"", "\"windowSize\": \"P1M\""),
                        "alert-rules/errors.json:6:50: error: \"windowSize\" cannot be \"P1M\": Azure takes PT1M, PT5M, PT10M, PT15M, PT30M, PT45M, PT1H, PT2H, PT3H, PT4H, PT5H, PT6H, P1D, P2D [TOC0221]"),
                file(
                        "a duration in seconds",
                        ERRORS,
                        rule("\"description\": \"\"").replace("\"windowSize\": \"PT5M\"", "\"windowSize\": \"PT90S\""),
                        "alert-rules/errors.json:6:50: error: \"windowSize\" cannot be \"PT90S\": Azure takes PT1M, PT5M, PT10M, PT15M, PT30M, PT45M, PT1H, PT2H, PT3H, PT4H, PT5H, PT6H, P1D, P2D [TOC0221]"),
                file(
                        "a window shorter than the frequency",
                        ERRORS,
                        rule("\"description\": \"\"").replace("\"windowSize\": \"PT5M\"", "\"windowSize\": \"PT1M\""),
                        "alert-rules/errors.json:6:50: error: \"windowSize\" is shorter than \"evaluationFrequency\", so data in between is never looked at; make the window at least as long [TOC0222]"),
                file(
                        "an empty duration",
                        ERRORS,
                        rule("\"description\": \"\"").replace("\"windowSize\": \"PT5M\"", "\"windowSize\": \"\""),
                        "alert-rules/errors.json:6:50: error: \"windowSize\" must be an ISO 8601 duration such as PT5M or P1D, not \"\" [TOC0215]"));
    }

    static Stream<BadInput> azureExpressions() {
        return Stream.of(
                file(
                        "${data.x} in a body",
                        ERRORS,
                        rule("\"description\": \"at ${data.essentials.firedDateTime}\""),
                        "alert-rules/errors.json:11:20: error: Azure does not expand \"${data.essentials.firedDateTime}\" here; it does so only in customProperties and actionProperties of alert rules [TOC0220]"),
                file(
                        "${data.x} through a parameter",
                        ONCALL,
                        group("\"short\": \"${data.x}\", \"emails\": \"${emails}\""),
                        "resources/oncall.json:4:27: error: Azure does not expand \"${data.x}\" here; it does so only in customProperties and actionProperties of alert rules [TOC0220]"),
                change(
                        "${data.x} in a query",
                        p -> p.file("alert-rules/q.kql", "requests\n| where a == '${data.x}'")
                                .file(
                                        ERRORS,
                                        rule("\"description\": \"\"")
                                                .replace("\"requests\"", "{\"$file\": \"q.kql\"}")),
                        "alert-rules/errors.json:8:16: error: Azure does not expand \"${data.x}\" here; it does so only in customProperties and actionProperties of alert rules [TOC0220]"));
    }
}
