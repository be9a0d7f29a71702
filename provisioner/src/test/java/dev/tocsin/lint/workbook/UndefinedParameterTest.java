package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndefinedParameterTest {
    @TempDir
    private Path root;

    @Test
    void aMistypedNameInCodeIsAnError() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Hosts", "type": 2}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where name in ({Host})", "queryType": 0}}
            """))
                .containsExactly("3:100 error {Host} is not defined in this workbook; did you mean {Hosts}?");
    }

    @Test
    void aNameOfOwnInCodeIsAnError() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Time", "type": 4}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where duration > {Slow}", "queryType": 0}}
            """))
                .containsExactly("3:102 error {Slow} is not defined in this workbook; define it, or name another");
    }

    @Test
    void whatItRunsAgainstMustBeKnown() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Workspaces", "type": 5}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests", "queryType": 0, "crossComponentResources": ["{Workspace}"]}}
            """))
                .containsExactly("3:129 error {Workspace} is not defined in this workbook; did you mean {Workspaces}?");
    }

    @Test
    void inAStringAndInTextItIsAWarning() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Time", "type": 4}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where name == '{Missing}'", "queryType": 0}},
            {"type": 1, "name": "t", "content": {"json": "of {Missing:label}"}}
            """))
                .containsExactly(
                        "3:100 warning {Missing} (2 places) is not defined in this workbook; define it, or name"
                                + " another");
    }

    @Test
    void severalNamesAreThoseOfAParent() {
        assertThat(found("""
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where name in ({A}) and url in ({B})", "queryType": 0}}
            """))
                .containsExactly(
                        "2:100 note {A} is not defined in this workbook; opened by itself it has no value",
                        "2:117 note {B} is not defined in this workbook; opened by itself it has no value");
    }

    @Test
    void aNameInEveryItemIsThatOfAParent() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Own", "type": 1}]}},
            {"type": 3, "name": "q0", "content": {"version": "KqlItem/1.0", "query": "requests | where name in ({Inherited})", "queryType": 0}},
            {"type": 3, "name": "q1", "content": {"version": "KqlItem/1.0", "query": "requests | where name in ({Inherited})", "queryType": 0}},
            {"type": 3, "name": "q2", "content": {"version": "KqlItem/1.0", "query": "requests | where name in ({Inherited})", "queryType": 0}},
            {"type": 3, "name": "q3", "content": {"version": "KqlItem/1.0", "query": "requests | where name in ({Inherited})", "queryType": 0}}
            """))
                .containsExactly(
                        "3:101 note {Inherited} (4 places) is not defined in this workbook; opened by itself it has no"
                                + " value");
    }

    @Test
    void takesEveryKindOfDefinition() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Time", "type": 4}]}},
            {"type": 11, "name": "tabs", "content": {"version": "LinkItem/1.0", "style": "tabs", "links": [
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "a", "subTarget": "a"}]}},
            {"type": 3, "name": "grid", "content": {"version": "KqlItem/1.0", "query": "requests", "queryType": 0,
            "exportedParameters": [{"fieldName": "name", "parameterName": "Row"}], "timeBrushParameterName": "Brush"}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where timestamp {Time:query} and timestamp {Brush} and name in ({tab}, {Row:$.name})", "queryType": 0}}
            """)).isEmpty();
    }

    @Test
    void bracesOfOtherThingsAreNoParameters() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Time", "type": 4}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "print a = dynamic({\\"k\\": 1}), b = extract(@'\\\\p{L}+[a-z]{2}', 0, 'x'), c = '{0} { x }' // {Note}", "queryType": 0}}
            """)).isEmpty();
    }

    @Test
    void aNameOtherwiseWrittenIsOfAnotherRule() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Host", "type": 2}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where name in ({host})", "queryType": 0}}
            """)).isEmpty();
    }

    @Test
    void aGroupKeepsItsParameters() {
        assertThat(found("""
            {"type": 12, "name": "inner", "content": {"version": "NotebookGroup/1.0", "groupType": "editable", "items": [
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Host", "type": 2}]}}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where name in ({Host})", "queryType": 0}}
            """))
                .containsExactly(
                        "4:100 warning {Host} is defined in the group \"inner\", which does not export its parameters;"
                                + " export them, or define it outside");
    }

    @Test
    void unlessItExportsThem() {
        assertThat(found("""
            {"type": 12, "name": "inner", "content": {"version": "NotebookGroup/1.0", "exportParameters": true, "items": [
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Host", "type": 2}]}}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where name in ({Host})", "queryType": 0}}
            """)).isEmpty();
    }

    @Test
    void aGroupSeesWhatIsAroundIt() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Host", "type": 2}]}},
            {"type": 12, "name": "inner", "content": {"version": "NotebookGroup/1.0", "items": [
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where name in ({Host})", "queryType": 0}}]}}
            """)).isEmpty();
    }

    @Test
    void aLoadedTemplateMayDefineIt() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Time", "type": 4}]}},
            {"type": 12, "name": "part", "content": {"version": "NotebookGroup/1.0", "groupType": "template", "loadFromTemplateId": "x", "exportParameters": true}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where duration > {Slow}", "queryType": 0}}
            """)).isEmpty();
    }

    @Test
    void aParentOfTheProjectGivesWhatItDefines() {
        assertThat(opened("Host")).isEmpty();
    }

    @Test
    void aParentThatDoesNotDefineItIsNamed() {
        assertThat(opened("Other"))
                .singleElement()
                .asString()
                .contains(
                        " warning {Host}: neither this workbook nor \"parent\", which opens it, defines it; define it,"
                                + " or name another");
    }

    private List<String> opened(String parameter) {
        return LintCase.in(root)
                .file("workbooks/part.workbook", WorkbookCase.content("""
                    {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where name in ({Host})", "queryType": 0}}
                    """))
                .file("workbooks/content/parent.txt", WorkbookCase.content("""
                    {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "%s", "type": 2}]}},
                    {"type": 12, "name": "part", "content": {"version": "NotebookGroup/1.0", "groupType": "template", "loadFromTemplateId": ""}}
                    """.formatted(parameter)))
                .file("workbooks/parent.json", """
                    {"type": "Microsoft.Insights/workbooks", "name": "parent", "kind": "shared", "properties": {
                     "displayName": "Parent", "category": "workbook", "serializedData": {"$file": "content/parent.txt",
                     "overrides": {"/items/1/content/loadFromTemplateId": "${id('workbook/part')}"}}}}
                    """)
                .found(new UndefinedParameter(new SharedFacts()));
    }

    private List<String> found(String items) {
        return WorkbookCase.found(root, new UndefinedParameter(new SharedFacts()), items);
    }
}
