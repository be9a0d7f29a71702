package dev.tocsin.cli;

import static dev.tocsin.cli.BadInput.change;
import static dev.tocsin.cli.BadInput.file;
import static dev.tocsin.cli.BadInput.group;
import static dev.tocsin.cli.BadInput.rightProject;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What authors of templates get wrong, and what values may not do to a template. */
class BadTemplateTest {
    private static final String TEMPLATE = "templates/group.ftl";
    private static final String ONCALL = "resources/oncall.json";

    @TempDir
    private Path root;

    @ParameterizedTest
    @MethodSource({"sandbox", "mistakes", "structure", "expressions"})
    void saysItInOneLineAndWritesNothing(BadInput input) {
        input.verify(root);
    }

    /** The template of the right project with another body; its first line is line 1 of the file. */
    private static BadInput template(String mistake, String text, String error) {
        return file(mistake, TEMPLATE, text, error);
    }

    static Stream<BadInput> sandbox() {
        return Stream.of(
                template(
                        "?new",
                        "{}\n${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
                        "templates/group.ftl:2:40: error: \"?new\" is not allowed in templates [TOC0309]"),
                template(
                        "?api",
                        "{}\n${emails?api.getClass()}",
                        "templates/group.ftl:2:9: error: \"?api\" is not allowed in templates [TOC0309]"),
                template(
                        "?eval",
                        "{}\n${\"1\"?eval}",
                        "templates/group.ftl:2:6: error: \"?eval\" is not allowed in templates [TOC0309]"),
                template(
                        "?interpret",
                        "{}\n<@\"x\"?interpret/>",
                        "templates/group.ftl:2:6: error: \"?interpret\" is not allowed in templates [TOC0309]"),
                template(
                        "?no_esc",
                        "{}\n${name?no_esc}",
                        "templates/group.ftl:2:7: error: \"?no_esc\" is not allowed in templates [TOC0309]"),
                template(
                        "noautoesc",
                        "{}\n<#noautoesc>\n</#noautoesc>",
                        "templates/group.ftl:2:1: error: \"<#noautoesc\" is not allowed in templates [TOC0309]"),
                template(
                        "an include out of the folder",
                        "{}\n<#include \"../tocsin.json\">",
                        "templates/group.ftl:2:1: error: there is no file \"templates/../tocsin.json\"; only *.ftl below templates/ can be included [TOC0309]"),
                template(
                        "an include of another ending",
                        "{}\n<#include \"group.parameters.json\">",
                        "templates/group.ftl:2:1: error: there is no file \"templates/group.parameters.json\"; only *.ftl below templates/ can be included [TOC0309]"),
                template(
                        "an include that is missing",
                        "{}\n<#include \"no.ftl\">",
                        "templates/group.ftl:2:1: error: there is no file \"templates/no.ftl\"; only *.ftl below templates/ can be included [TOC0309]"),
                template(
                        "an import that is missing",
                        "{}\n<#import \"no.ftl\" as n>",
                        "templates/group.ftl:2:1: error: there is no file \"templates/no.ftl\"; only *.ftl below templates/ can be included [TOC0309]"),
                template(
                        "a setting",
                        "{}\n<#setting locale=\"tr_TR\">",
                        "templates/group.ftl:1:1: error: \"type\" is missing; it names an ARM resource type [TOC0201]"),
                template(
                        "a macro that calls itself",
                        "<#macro m><@m/></#macro>\n{\"a\": \"<@m/>\"}",
                        "templates/group.ftl:1:1: error: the template calls itself without end [TOC0309]"),
                template(
                        "a function that calls itself",
                        "<#function f x><#return f(x)></#function>\n{\"a\": \"${f(1)}\"}",
                        "templates/group.ftl:1:1: error: the template calls itself without end [TOC0309]"),
                template(
                        "an include of itself",
                        "{\n<#include \"group.ftl\">\n}",
                        "templates/group.ftl:2:1: error: includes nest deeper than 16 at templates/group.ftl; look for files that include each other [TOC0309]"),
                change(
                        "includes 17 deep",
                        p -> chain(p, 17, "<#include \"%s\">"),
                        "templates/part16.ftl:1:1: error: includes nest deeper than 16 at templates/part17.ftl; look for files that include each other [TOC0309]"),
                change(
                        "imports 17 deep",
                        p -> chain(p, 17, "<#import \"%s\" as next>"),
                        "templates/part16.ftl:1:1: error: includes nest deeper than 16 at templates/part17.ftl; look for files that include each other [TOC0309]"),
                template(
                        "an output bomb",
                        "[<#list 1..100000 as i>\n\"${\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}\",\n</#list>]",
                        "templates/group.ftl:1:1: error: the output is longer than 8388608 characters [TOC0309]"));
    }

    /** Puts a chain of so many files before the template of the right project, each of which names the next. */
    private static TestProject chain(TestProject project, int length, String directive) {
        Path template = project.root().resolve(TEMPLATE);
        try {
            project.file(TEMPLATE, directive.formatted("part1.ftl") + "\n" + Files.readString(template));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 1; i <= length; i++) {
            project.file(
                    "templates/part" + i + ".ftl",
                    i == length ? "<#assign last = true>" : directive.formatted("part" + (i + 1) + ".ftl"));
        }
        return project;
    }

    static Stream<BadInput> mistakes() {
        return Stream.of(
                template(
                        "an undefined variable",
                        "{\n  \"type\": \"${shrt}\"\n}",
                        "templates/group.ftl:2:19: error: the variable \"shrt\" is not defined; did you mean \"short\"? [TOC0309]"),
                template(
                        "an undefined member",
                        "{\n  \"type\": \"${parameters.shrt}\"\n}",
                        "templates/group.ftl:2:19: error: the variable \"parameters.shrt\" is not defined: \"parameters\" has no \"shrt\" [TOC0309]"),
                template(
                        "a directive that is never closed",
                        "{\n<#if true>\n}",
                        "templates/group.ftl:3:6: error: not valid FreeMarker: Unexpected end of file reached. You have an unclosed #if [TOC0309]"),
                template(
                        "an unknown directive",
                        "{\n<#iff true>\n}",
                        "templates/group.ftl:2:2: error: not valid FreeMarker: Unknown directive: #iff [TOC0309]"),
                template(
                        "an unknown macro",
                        "{\n<@nothing/>\n}",
                        "templates/group.ftl:2:3: error: the variable \"nothing\" is not defined; declare it as a parameter of the template, or under \"values\" of the environment in tocsin.json [TOC0309]"),
                template(
                        "an unknown built-in",
                        "{\n\"a\": \"${name?uper_case}\"\n}",
                        "templates/group.ftl:2:19: error: not valid FreeMarker: Unknown built-in: \"uper_case\" [TOC0309]"),
                template(
                        "a list in a text",
                        "{\n\"a\": \"${emails}\"\n}",
                        "templates/group.ftl:2:14: error: \"emails\" is a list, and here must stand a text or a number [TOC0309]"),
                template(
                        "a list compared with a text",
                        "{\n<#if emails == \"a\"></#if>\n}",
                        "templates/group.ftl:2:6: error: Can't compare values of these types. Allowed comparisons are between two numbers, two strings, two dates, or two booleans. [TOC0309]"),
                template(
                        "#stop",
                        "{\n<#stop \"this cannot be\">\n}",
                        "resources/oncall.json:4:17: error: this cannot be [TOC0309]"),
                template(
                        "output that is not JSON",
                        "{\n  \"type\": \"x\",\n  <#if true>\n  \"a\" 1\n  </#if>\n}",
                        "templates/group.ftl:4:1: error: the template's output is no ARM body in JSON: unexpected '1'; expected ':' between key and value [TOC0307]"),
                template(
                        "a comma too many after a list",
                        "{\n \"a\": [<#list emails as e>\n\"${e}\",\n</#list>\n]}",
                        "templates/group.ftl:5:1: error: the template's output is no ARM body in JSON: unexpected ']'; expected a value [TOC0307]"),
                template(
                        "no output",
                        "",
                        "templates/group.ftl:1:1: error: the template's output is no ARM body in JSON: the document is empty [TOC0307]"),
                template(
                        "output that is a list",
                        "[]",
                        "templates/group.ftl:1:1: error: the template's output is no ARM body in JSON: it must be one object { … } [TOC0307]"),
                template(
                        "no type",
                        "{\"name\": \"${name}\", \"properties\": {}}",
                        "templates/group.ftl:1:1: error: \"type\" is missing; it names an ARM resource type [TOC0201]"),
                template(
                        "an unsupported type",
                        "{\n\"type\": \"Microsoft.Web/sites\", \"name\": \"${name}\"}",
                        "templates/group.ftl:2:1: error: resources of type \"Microsoft.Web/sites\" are not supported yet; supported are Microsoft.OperationalInsights/workspaces, Microsoft.Insights/components, Microsoft.Insights/webtests, Microsoft.Insights/actionGroups, Microsoft.Insights/scheduledQueryRules, Microsoft.Insights/metricAlerts, Microsoft.Insights/activityLogAlerts, Microsoft.Insights/workbooks, Microsoft.Insights/workbooktemplates, Microsoft.AlertsManagement/actionRules, Microsoft.AlertsManagement/prometheusRuleGroups, Microsoft.AlertsManagement/smartDetectorAlertRules, Microsoft.Logic/workflows, Microsoft.OperationalInsights/workspaces/savedSearches, Microsoft.Insights/diagnosticSettings [TOC0201]"),
                change(
                        "no parameters file",
                        p -> p.without("templates/group.parameters.json"),
                        "templates/group.ftl:1:1: error: the template \"group\" declares no parameters; write templates/group.parameters.json (there is no file \"group.parameters.json\") [TOC0309]"),
                file(
                        "a parameters file with an unknown type",
                        "templates/group.parameters.json",
                        "{\"type\": \"objekt\"}",
                        "templates/group.parameters.json:1:1: error: the schema type \"objekt\" is not supported [TOC0309]"),
                file(
                        "an unknown property of the body",
                        TEMPLATE,
                        "{\n  \"type\": \"Microsoft.Insights/actionGroups\",\n  \"name\": \"${name}\",\n  \"properties\": {\n    \"groupShortNam\": \"${short}\",\n    \"groupShortName\": \"${short}\",\n    \"enabled\": true\n  }\n}",
                        "templates/group.ftl:5:1: error: unknown property \"groupShortNam\"; did you mean \"groupShortName\"? [TOC0210]"));
    }

    static Stream<BadInput> structure() {
        return Stream.of(
                template(
                        "a text outside of quotes",
                        "{\n  \"type\": ${short}\n}",
                        "templates/group.ftl:2:1: error: a value outside of quotes must be exactly one JSON value, and \"oncall\" is not; put quotes around ${…}, or write ${json(…)} [TOC0308]"),
                template(
                        "a value beside another one",
                        "{\n  \"a\": 1${json(enabled)}\n}",
                        "templates/group.ftl:2:1: error: a value outside of quotes must stand alone between \":\", \",\", \"[\" and \"]\" [TOC0308]"),
                template(
                        "a value as a key",
                        "{\n  ${json(short)}: 1\n}",
                        "templates/group.ftl:2:1: error: a value outside of quotes must stand alone between \":\", \",\", \"[\" and \"]\" [TOC0308]"),
                change(
                        "a value that would close its object",
                        p -> p.file(TEMPLATE, "{\n  \"a\": ${short}\n}")
                                .file(ONCALL, group("\"short\": \"1}, {\", \"emails\": []")),
                        "templates/group.ftl:2:1: error: a value outside of quotes must be exactly one JSON value, and \"1}, {\" is not; put quotes around ${…}, or write ${json(…)} [TOC0308]"),
                change(
                        "a value that would add a member",
                        p -> p.file(TEMPLATE, "{\n  \"a\": ${short}\n}")
                                .file(ONCALL, group("\"short\": \"1, \\\"b\\\": 2\", \"emails\": []")),
                        "templates/group.ftl:2:1: error: a value outside of quotes must be exactly one JSON value, and \"1, \"b\": 2\" is not; put quotes around ${…}, or write ${json(…)} [TOC0308]"),
                template(
                        "a backslash before a value",
                        "{\n  \"a\": \"\\${short}\"\n}",
                        "templates/group.ftl:2:1: error: a backslash stands right before ${…}; remove it [TOC0308]"));
    }

    static Stream<BadInput> expressions() {
        return Stream.of(
                file(
                        "?eval in a definition",
                        ONCALL,
                        group("\"short\": \"${'1'?eval}\", \"emails\": []"),
                        "resources/oncall.json:4:27: error: \"?eval\" is not allowed in expressions [TOC0301]"),
                file(
                        "?interpret in a definition",
                        ONCALL,
                        group("\"short\": \"${'1'?interpret}\", \"emails\": []"),
                        "resources/oncall.json:4:27: error: \"?interpret\" is not allowed in expressions [TOC0301]"),
                file(
                        "?new in a definition",
                        ONCALL,
                        group("\"short\": \"${'freemarker.template.utility.Execute'?new()('id')}\", \"emails\": []"),
                        "resources/oncall.json:4:27: error: \"?new\" is not allowed in expressions [TOC0301]"),
                file(
                        "a directive in an expression",
                        ONCALL,
                        group("\"short\": \"${1)><#include 'group.ftl'><#assign x = (1}\", \"emails\": []"),
                        "resources/oncall.json:4:27: error: ${1)><#include 'group.ftl'><#assign x = (1} is not one expression [TOC0301]"),
                file(
                        "several expressions in one",
                        ONCALL,
                        group("\"short\": \"${1) y = (2}\", \"emails\": []"),
                        "resources/oncall.json:4:27: error: ${1) y = (2} is not one expression [TOC0301]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<#include \"%s\">", "<#import \"%s\" as next>"})
    void filesMayIncludeEachOtherSixteenDeep(String directive) {
        assertThat(chain(rightProject(root), 16, directive).run("render").exit())
                .isZero();
    }

    @Test
    void keepsAValueInsideQuotesAsData() {
        String hostile = "a\", \"enabled\": false}, {\n\\u0022 ${name} <#if>";
        TestProject project = rightProject(root)
                .file(
                        "tocsin.json",
                        TestProject.projectFile("{\"threshold\": 5, \"emails\": [\"a@example.com\"], \"text\": "
                                + JsonWriter.quoted(hostile) + "}"))
                .file(TEMPLATE, """
                        {
                          "type": "Microsoft.Insights/actionGroups",
                          "name": "${name}",
                          "tags": {"note": "before ${short} after"},
                          "properties": {"groupShortName": "x", "enabled": true}
                        }
                        """)
                .file("templates/group.parameters.json", """
                        {"type": "object", "additionalProperties": false, "properties": {"short": {"type": "string"}}}
                        """)
                .file(ONCALL, group("\"short\": \"${text}\""));
        CliRun run = project.run("render", "--target", "oncall");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("\"note\": " + JsonWriter.quoted("before " + hostile + " after"));
        assertThat(run.out()).contains("\"enabled\": true").doesNotContain("\"enabled\": false");
    }

    @Test
    void namesTheRightTemplateWhereItsTextBeginsBehindADirective() {
        TestProject project = rightProject(root)
                .file("templates/another.ftl", "{}")
                .file(TEMPLATE, "<#assign unused = 1>{\"name\": \"oncall\"}");
        assertThat(project.run("render").err()).startsWith("templates/group.ftl:1:1: error: \"type\" is missing");
    }

    @Test
    void takesAQueryStringForNoBuiltIn() {
        TestProject project = rightProject(root).file(TEMPLATE, """
                {
                  "type": "Microsoft.Insights/actionGroups",
                  "name": "${name}",
                  "tags": {"link": "https://example.com/x?api-version=1&new=2?new=3"},
                  "properties": {"groupShortName": "${short}", "enabled": true}
                }
                """);
        assertThat(project.run("render").exit()).isZero();
    }
}
