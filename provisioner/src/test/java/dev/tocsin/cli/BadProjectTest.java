package dev.tocsin.cli;

import static dev.tocsin.cli.BadInput.arguments;
import static dev.tocsin.cli.BadInput.change;
import static dev.tocsin.cli.BadInput.file;
import static dev.tocsin.cli.BadInput.rule;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users get wrong around their definitions: secrets, files they refer to, the command line. */
class BadProjectTest {
    private static final String ERRORS = "alert-rules/errors.json";

    @TempDir
    private Path root;

    @ParameterizedTest
    @MethodSource({"secrets", "files", "commandLines"})
    void saysItInOneLineAndWritesNothing(BadInput input) {
        input.verify(root);
    }

    static Stream<BadInput> secrets() {
        return Stream.of(
                file(
                        "a secret that is not set",
                        "tocsin.json",
                        TestProject.projectFile("{\"hook\": {\"secret\": \"env:HOOK\"}}"),
                        "tocsin.json:9:26: error: the secret \"env:HOOK\" is not set; set the environment variable HOOK [TOC0111]"),
                change(
                        "a secret that is empty",
                        p -> p.variable("HOOK", " ")
                                .file("tocsin.json", TestProject.projectFile("{\"hook\": {\"secret\": \"env:HOOK\"}}")),
                        "tocsin.json:9:26: error: the secret \"env:HOOK\" is empty; set the environment variable HOOK [TOC0111]"),
                file(
                        "a secret file that is missing",
                        "tocsin.json",
                        TestProject.projectFile("{\"hook\": {\"secret\": \"file:hook.txt\"}}"),
                        "tocsin.json:9:26: error: the secret \"file:hook.txt\" is not set; write the file hook.txt in the project folder [TOC0111]"),
                change(
                        "a secret file that is empty",
                        p -> p.file("hook.txt", "\n")
                                .file(
                                        "tocsin.json",
                                        TestProject.projectFile("{\"hook\": {\"secret\": \"file:hook.txt\"}}")),
                        "tocsin.json:9:26: error: the secret \"file:hook.txt\" is empty; write the file hook.txt in the project folder [TOC0111]"),
                file(
                        "a secret of an unknown kind",
                        "tocsin.json",
                        TestProject.projectFile("{\"hook\": {\"secret\": \"vault:x\"}}"),
                        "tocsin.json:9:37: error: a secret is a reference, \"env:NAME\" or \"file:PATH\"; \"vault:\" is not supported yet [TOC0110]"),
                file(
                        "a secret in a Key Vault",
                        "tocsin.json",
                        TestProject.projectFile(
                                "{\"hook\": {\"secret\": \"https://kv-shop.vault.azure.net/secrets/hook\"}}"),
                        "tocsin.json:9:37: error: a secret is a reference, \"env:NAME\" or \"file:PATH\"; a Key Vault id is not supported yet; let the pipeline read it into a variable, and name that [TOC0110]"),
                file(
                        "a secret as a literal",
                        "tocsin.json",
                        TestProject.projectFile("{\"hook\": {\"secret\": \"hunter2\"}}"),
                        "tocsin.json:9:37: error: a secret is a reference, \"env:NAME\" or \"file:PATH\"; its value must not stand here [TOC0110]"),
                file(
                        "a variable that is not set",
                        "tocsin.json",
                        TestProject.projectFile("{\"mails\": {\"env\": \"MAILS\"}}"),
                        "tocsin.json:9:27: error: the environment variable MAILS is not set; set it, or give a \"default\" here [TOC0112]"),
                file(
                        "a reserved name",
                        "tocsin.json",
                        TestProject.projectFile("{\"data\": 1}"),
                        "tocsin.json:9:26: error: \"data\" is a reserved name; call the value something else [TOC0114]"),
                file(
                        "a name that is no variable",
                        "tocsin.json",
                        TestProject.projectFile("{\"a-b\": 1}"),
                        "tocsin.json:9:25: error: \"a-b\" cannot be a variable; use letters, digits and _ only [TOC0114]"));
    }

    static Stream<BadInput> files() {
        return Stream.of(
                file(
                        "a file that is missing",
                        ERRORS,
                        rule("\"description\": {\"$file\": \"no.kql\"}"),
                        "alert-rules/errors.json:11:30: error: there is no file \"no.kql\" [TOC0302]"),
                file(
                        "a file outside of the project",
                        ERRORS,
                        rule("\"description\": {\"$file\": \"../../etc/passwd\"}"),
                        "alert-rules/errors.json:11:30: error: \"../../etc/passwd\" leads out of the project folder [TOC0302]"),
                file(
                        "a file by its absolute path",
                        ERRORS,
                        rule("\"description\": {\"$file\": \"/etc/passwd\"}"),
                        "alert-rules/errors.json:11:30: error: \"/etc/passwd\" is not a relative path in the project [TOC0302]"),
                change(
                        "a link out of the project",
                        p -> p.file(ERRORS, rule("\"description\": {\"$file\": \"link.kql\"}"))
                                .file("../outside.kql", "requests")
                                .link("alert-rules/link.kql", "../../outside.kql"),
                        "alert-rules: error: alert-rules/link.kql is a link out of the project folder [TOC0102]"),
                file(
                        "an unknown property beside $file",
                        ERRORS,
                        rule("\"description\": {\"$file\": \"errors.json\", \"rendr\": false}"),
                        "alert-rules/errors.json:11:54: error: unknown property \"rendr\" beside \"$file\"; did you mean \"render\"? [TOC0103]"),
                change(
                        "an override without a place",
                        p -> p.file("workbooks/b.workbook", "{\"version\": \"Notebook/1.0\", \"items\": []}")
                                .file(
                                        "workbooks/b.json",
                                        "{\"type\": \"Microsoft.Insights/workbooks\", \"name\": \"b\",\n \"kind\": \"shared\", \"properties\": {\"displayName\": \"b\", \"category\": \"workbook\",\n \"serializedData\": {\"$file\": \"b.workbook\", \"overrides\": {\"/itemz\": 1}}}}"),
                        "workbooks/b.json:3:68: error: there is no value at \"/itemz\" in workbooks/b.workbook to override [TOC0303]"),
                file(
                        "a duplicate key in YAML",
                        "resources/raw.yaml",
                        "type: a\nname: b\ntype: c\n",
                        "resources/raw.yaml:3:1: error: not valid YAML: the key \"type\" stands twice in the same object [TOC0102]"),
                file(
                        "an anchor in YAML",
                        "resources/raw.yaml",
                        "type: &a x\nname: *a\n",
                        "resources/raw.yaml:1:7: error: not valid YAML: YAML anchors are not supported: write the value out [TOC0102]"),
                file(
                        "a tab in YAML",
                        "resources/raw.yaml",
                        "type: a\n\tname: b\n",
                        "resources/raw.yaml:2:1: error: not valid YAML: a tab cannot start anything in YAML; indent with spaces [TOC0102]"),
                file(
                        "a YAML tag",
                        "resources/raw.yaml",
                        "type: !!java.net.URL [x]\nname: b\n",
                        "resources/raw.yaml:1:7: error: not valid YAML: the YAML tag tag:yaml.org,2002:java.net.URL is not supported [TOC0102]"),
                file(
                        "two YAML documents",
                        "resources/raw.yaml",
                        "type: a\n---\ntype: b\n",
                        "resources/raw.yaml:2:1: error: not valid YAML: there is a second document; a file holds one [TOC0102]"),
                file(
                        "a YAML list never closed",
                        "resources/raw.yaml",
                        "type: [a\nname: b\n",
                        "resources/raw.yaml:2:5: error: not valid YAML: expected ',' or ']', but got : [TOC0102]"),
                file(
                        "an infinite number in YAML",
                        "resources/raw.yaml",
                        "type: a\nname: .inf\n",
                        "resources/raw.yaml:2:7: error: not valid YAML: the number .inf has no JSON form; put quotes around it if it is a text [TOC0102]"));
    }

    static Stream<BadInput> commandLines() {
        return Stream.of(
                arguments(
                        "an unknown environment",
                        "tocsin.json:3:19: error: there is no environment \"prd\"; known are local [TOC0113]",
                        "--env",
                        "prd"),
                arguments(
                        "an unknown --set",
                        "--set treshold: error: the environment has no value \"treshold\"; did you mean \"threshold\"? [TOC0115]",
                        "--set",
                        "treshold=6"),
                arguments(
                        "a --set that is no JSON",
                        "--set threshold: error: \"threshold\" is no string in tocsin.json, so --set needs a JSON value here [TOC0115]",
                        "--set",
                        "threshold=abc"),
                arguments("an unknown flag", "error: there is no flag --dryrun; did you mean --dry-run?", "--dryrun"),
                arguments(
                        "an unknown target",
                        "--target action-group/oncal: error: no definition fits \"action-group/oncal\"; did you mean \"action-group/oncall\"? [TOC0116]",
                        "--target",
                        "action-group/oncal"),
                arguments("a stray argument", "error: unexpected argument now", "now"),
                change(
                        "no project here",
                        p -> p.without("tocsin.json"),
                        "tocsin.json: error: there is no tocsin.json in this folder; run 'tocsin init', or name the project with -C DIR [TOC0101]"),
                change(
                        "an unknown target of the environment",
                        p -> p.file("tocsin.json", TestProject.projectFile("{}").replace("emulator", "cloud")),
                        "tocsin.json:5:17: error: \"target\" is \"emulator\" or \"azure\", not \"cloud\" [TOC0105]"),
                cloud(
                        "a cloud nobody knows",
                        "\"german\"",
                        "tocsin.json:5:35: error: \"cloud\" is one of public, usgov, china, or {\"resourceManager\", \"authority\", \"caFile\"?, \"disableInstanceDiscovery\"?, \"logAnalytics\"?} [TOC0105]"),
                cloud(
                        "a cloud without an authority",
                        "{\"resourceManager\": \"https://127.0.0.1:1\"}",
                        "tocsin.json:5:35: error: the property \"authority\" is missing; add it [TOC0104]"),
                cloud(
                        "a cloud over http",
                        "{\"resourceManager\": \"http://127.0.0.1:1\", \"authority\": \"https://127.0.0.1:1\"}",
                        "tocsin.json:5:55: error: \"resourceManager\" must be an https address, such as https://management.example.com [TOC0105]"),
                cloud(
                        "an authority with a path",
                        "{\"resourceManager\": \"https://127.0.0.1:1/\", \"authority\": \"https://127.0.0.1:1/adfs\"}",
                        "tocsin.json:5:92: error: \"authority\" must be a host and perhaps a port, without path, query or user; the token service would drop a path silently (for AD FS, sign in with the tenant \"adfs\") [TOC0105]"),
                cloud(
                        "a misspelt caFile",
                        "{\"resourceManager\": \"https://127.0.0.1:1\", \"authority\": \"https://127.0.0.1:1\", \"cafile\": \"ca.pem\"}",
                        "tocsin.json:5:124: error: unknown property \"cafile\"; did you mean \"caFile\"? [TOC0103]"),
                change(
                        "a subscription that is no GUID",
                        p -> p.file(
                                "tocsin.json",
                                TestProject.projectFile("{}").replace("00000000-0000-4000-8000-000000000001", "prod")),
                        "tocsin.json:6:23: error: \"subscription\" must be a subscription id (a GUID), not \"prod\" [TOC0105]"));
    }

    private static BadInput cloud(String what, String cloud, String error) {
        return change(
                what,
                p -> p.file(
                        "tocsin.json",
                        TestProject.projectFile("{}").replace("\"emulator\"", "\"azure\", \"cloud\": " + cloud)),
                error);
    }
}
