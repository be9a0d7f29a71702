package dev.tocsin.cli;

import static dev.tocsin.cli.BadInput.change;
import static dev.tocsin.cli.BadInput.file;
import static dev.tocsin.cli.BadInput.group;
import static dev.tocsin.cli.BadInput.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pull request may hold that wants to harm: each is said in one line, with nothing written. */
class HostileInputTest {
    private static final String RAW = "resources/raw.json";
    private static final String ERRORS = "alert-rules/errors.json";
    private static final String KEY = "aB3dE6gH9jK2mN5pQ8" + "sT1vW4xY7z";
    private static final String REMEDY =
            "; declare it in tocsin.json as {\"secret\": \"env:NAME\"} and write ${…} here, and replace it where it is"
                    + " valid [TOC0118]";

    @TempDir
    private Path root;

    @ParameterizedTest
    @MethodSource({"sizes", "links", "names", "literals", "secrets", "templates"})
    void saysItInOneLineAndWritesNothing(BadInput input) {
        input.verify(root);
    }

    static Stream<BadInput> sizes() {
        return Stream.of(
                file(
                        "depth 1,000",
                        RAW,
                        "[".repeat(1_000) + "]".repeat(1_000),
                        "resources/raw.json:1:66: error: not valid JSON: over a limit: nested deeper than 64"
                                + " [TOC0102]"),
                file(
                        "depth 100,000 in YAML",
                        "resources/raw.yaml",
                        "[".repeat(100_000) + "]".repeat(100_000),
                        "resources/raw.yaml:1:66: error: not valid YAML: nested deeper than 64 [TOC0102]"),
                file(
                        "depth by dashes in YAML",
                        "resources/raw.yaml",
                        "- ".repeat(100_000) + "a",
                        "resources/raw.yaml:1:131: error: not valid YAML: nested deeper than 64 [TOC0102]"),
                file(
                        "depth that fits in few characters",
                        "resources/raw.yaml",
                        "? ".repeat(6_000),
                        "resources/raw.yaml:1:3: error: not valid YAML: a key must be a plain word [TOC0102]"),
                file(
                        "half a million values in YAML",
                        "resources/raw.yaml",
                        "- a\n".repeat(500_000),
                        "resources/raw.yaml:200000:3: error: not valid YAML: over a limit: more than 200000 values"
                                + " [TOC0102]"),
                file(
                        "9 MiB",
                        RAW,
                        "{}" + " ".repeat(9 << 20),
                        "resources/raw.json: error: the file has 9437186 bytes; the limit is 8388608 (8 MiB)"
                                + " [TOC0102]"),
                file(
                        "a number of 100,000 digits",
                        RAW,
                        "9".repeat(100_000),
                        "resources/raw.json:1:100001: error: not valid JSON: over a limit: a number of 100000"
                                + " characters; the limit is 64 [TOC0102]"),
                file(
                        "a number with a huge exponent",
                        RAW,
                        "1e999999999",
                        "resources/raw.json:1:1: error: not valid JSON: the number is out of range (exponent"
                                + " 999999999) [TOC0102]"),
                file(
                        "a number with a huge exponent in YAML",
                        "resources/raw.yaml",
                        "a: 1e999999999",
                        "resources/raw.yaml:1:4: error: not valid YAML: the number 1e999999999 has no JSON form; put"
                                + " quotes around it if it is a text [TOC0102]"),
                change(
                        "5,002 files",
                        p -> Stream.iterate(0, i -> i + 1)
                                .limit(5_002)
                                .forEach(i -> p.file("workbooks/" + i + ".md", "")),
                        "workbooks: error: the project has more than 5000 files [TOC0102]"),
                file(
                        "folders 17 deep",
                        "resources/" + "a/".repeat(17) + "x.json",
                        "{}",
                        "resources: error: folders nest deeper than 16 at resources/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a"
                                + " [TOC0102]"));
    }

    static Stream<BadInput> links() {
        return Stream.of(
                change(
                        "a folder of definitions that is a link",
                        p -> p.file("../outside/a.json", "{}").link("workbooks", "../outside"),
                        "workbooks: error: this folder is a link; its definitions must stand in the project itself"
                                + " [TOC0102]"),
                change(
                        "a definition that is a link out of the project",
                        p -> p.file("../outside.json", "{}").link(RAW, "../../outside.json"),
                        "resources: error: resources/raw.json is a link out of the project folder [TOC0102]"),
                change(
                        "a link that leads nowhere",
                        p -> p.link(RAW, "nowhere.json"),
                        "resources: error: resources/raw.json is a link that leads nowhere [TOC0102]"),
                change(
                        "a link in a circle",
                        p -> p.link("resources/again", "../resources"),
                        "resources: error: resources/again is a link to a folder; put the files there instead"
                                + " [TOC0102]"),
                change(
                        "a template that is a link out of the project",
                        p -> p.file("../outside.ftl", "x").link("templates/out.ftl", "../../outside.ftl"),
                        "templates: error: templates/out.ftl is a link out of the project folder [TOC0102]"),
                change(
                        "a project file that is a link out of the project",
                        p -> p.file("../outside.json", TestProject.projectFile("{}"))
                                .without("tocsin.json")
                                .link("tocsin.json", "../outside.json"),
                        "tocsin.json: error: this is a link out of the project folder [TOC0102]"),
                change(
                        "a state folder that is a link",
                        p -> p.file("../outside/x", "").link(".tocsin", "../outside"),
                        ".tocsin: error: .tocsin is a link; nothing is written through it; remove it [TOC0102]"),
                change(
                        "a file of the state that is a link",
                        p -> p.file(".tocsin/emulator/x", "")
                                .file("../profile", "")
                                .link(".tocsin/emulator/faults.json", "../../../profile"),
                        ".tocsin: error: .tocsin/emulator/faults.json is a link; nothing is written through it; remove"
                                + " it [TOC0102]"),
                path("../../outside.kql", "\"../../outside.kql\" leads out of the project folder"),
                path(
                        "..\\\\..\\\\outside.kql",
                        "\"..\\..\\outside.kql\" is not a path on every system: it holds \"\\\"; separate folders by"
                                + " \"/\""),
                path("C:\\\\x.kql", "\"C:\\x.kql\" is not a path on every system: it holds \":\""),
                path("//server/share", "\"//server/share\" is not a relative path in the project"),
                path("nul.kql", "\"nul.kql\" is not a path on every system: \"nul.kql\" is a device of Windows"),
                path("x.kql.", "\"x.kql.\" is not a path on every system: a name ends with a period or a space"),
                path("a\\u0000b", "\"a\\u0000b\" is not a path"),
                path(".", "\".\" is not a file"));
    }

    private static BadInput path(String name, String error) {
        return file(
                "the file " + name,
                ERRORS,
                rule("\"description\": {\"$file\": \"" + name + "\"}"),
                "alert-rules/errors.json:11:30: error: " + error + " [TOC0302]");
    }

    static Stream<BadInput> names() {
        return Stream.of("202E", "200B", "001B", "000A", "FEFF")
                .map(code -> file(
                        "U+" + code + " in a name",
                        RAW,
                        "{\"type\": \"Microsoft.Insights/components\", \"name\": \"a\\u" + code
                                + "b\", \"kind\": \"web\", \"properties\": {\"Application_Type\": \"web\"}}",
                        "resources/raw.json:1:51: error: the name holds the invisible character U+" + code
                                + "; remove it [TOC0202]"));
    }

    static Stream<BadInput> literals() {
        return Stream.of(
                file(
                        "a webhook URL in a definition",
                        ERRORS,
                        rule("\"description\": \"https://hooks.slack" + ".com/services/T0/B0/" + KEY + "\""),
                        "alert-rules/errors.json:11:54: error: this looks like a Slack webhook URL" + REMEDY),
                file(
                        "a signature in a query",
                        "alert-rules/runbooks/r.yaml",
                        "title: t\nseverity: high\ndescription: https://x.example/?a=1&sig=" + KEY
                                + "\nsteps: [{action: look}]\n",
                        "alert-rules/runbooks/r.yaml:3:41: error: this looks like a signature in a URL (sig=)"
                                + REMEDY),
                change(
                        "a key in a query file",
                        p -> p.file("alert-rules/q.kql", "requests\n| where x == 'AccountKey=" + KEY + KEY + "=='")
                                .file(ERRORS, rule("\"description\": {\"$file\": \"q.kql\"}")),
                        "alert-rules/q.kql:2:26: error: this looks like a key in a connection string" + REMEDY),
                file(
                        "a token in a template",
                        "templates/group.ftl",
                        "{\n\"a\": \"ghp" + "_" + KEY + KEY + "\"}",
                        "templates/group.ftl:2:7: error: this looks like a GitHub token"
                                + REMEDY.replace("TOC0118", "TOC0309")),
                file(
                        "a secret as a default",
                        "tocsin.json",
                        TestProject.projectFile("{\"hook\": {\"secret\": \"env:HOOK\", \"default\":"
                                + " \"https://a:s3cr3t!@x.example/\"}}"),
                        "tocsin.json:9:71: error: this looks like a password in a URL" + REMEDY),
                file(
                        "a random value under a telling name",
                        "tocsin.json",
                        TestProject.projectFile("{\"apiKey\": \"" + KEY + "\"}"),
                        "tocsin.json:9:28: error: this looks like a secret, because of the name \"apiKey\"" + REMEDY),
                change(
                        "a secret that comes in as a variable",
                        p -> p.variable("HOOK", "https://x.example/?code=" + KEY)
                                .file(
                                        "tocsin.json",
                                        TestProject.projectFile("{\"hook\": {\"env\": \"HOOK\"}, \"emails\": []}"))
                                .file(ERRORS, rule("\"description\": \"see ${hook}\"")),
                        "alert-rules/errors.json:11:20: error: this looks like a function key in a URL (code=)"
                                + REMEDY));
    }

    static Stream<BadInput> secrets() {
        return Stream.of(
                change(
                        "a secret of three characters",
                        p -> p.variable("HOOK", "abc")
                                .file("tocsin.json", TestProject.projectFile("{\"hook\": {\"secret\": \"env:HOOK\"}}")),
                        "tocsin.json:9:26: error: the secret \"env:HOOK\" has fewer than 6 characters; masking it"
                                + " would blank out ordinary words, so use a longer one [TOC0117]"),
                taken("${hook?url}"),
                taken("${hook?substring(1)}"),
                taken("${hook?replace('hook', 'other')}"));
    }

    private static BadInput taken(String expression) {
        return change(
                "a secret taken apart by " + expression,
                p -> p.variable("HOOK", "https://example.invalid/x")
                        .file(
                                "tocsin.json",
                                TestProject.projectFile("{\"emails\": [], \"hook\": {\"secret\": \"env:HOOK\"}}"))
                        .file(ERRORS, rule("\"description\": \"" + expression + "\"")),
                "alert-rules/errors.json:11:20: error: a secret or the result of id() was taken apart; insert it"
                        + " whole, as ${…} [TOC0207]");
    }

    static Stream<BadInput> templates() {
        return Stream.of(
                template(
                        "a number of a billion digits",
                        "{\"a\": ${json(\"1e999999999\"?number)}}",
                        "1:12",
                        "the number has more than 308 digits [TOC0309]"),
                template(
                        "a macro without end",
                        "<#macro m><@m/></#macro><@m/>",
                        "1:1",
                        "the template calls itself without end [TOC0309]"),
                template(
                        "a template that includes itself",
                        "<#include \"group.ftl\">",
                        "1:1",
                        "includes nest deeper than 16 at templates/group.ftl; look for files that include each other"
                                + " [TOC0309]"),
                template(
                        "output over 8 MiB",
                        "<#list 1..9000000 as i>x</#list>",
                        "1:1",
                        "the output is longer than 8388608 characters [TOC0309]"),
                file(
                        "a million parentheses",
                        "resources/oncall.json",
                        group("\"short\": \"${" + "(".repeat(200_000) + "1" + ")".repeat(200_000)
                                + "}\", \"emails\": []"),
                        "resources/oncall.json:4:27: error: the template calls itself without end [TOC0301]"));
    }

    private static BadInput template(String mistake, String text, String place, String error) {
        return file(mistake, "templates/group.ftl", text, "templates/group.ftl:" + place + ": error: " + error);
    }

    @Test
    void readsALinkThatStaysInTheProject() {
        TestProject project = BadInput.rightProject(root.resolve("project"))
                .file("shared/logs.json", TestProject.actionGroupJson("logs"))
                .link("resources/logs.json", "../shared/logs.json");
        assertThat(project.run("provision", "--dry-run").out()).contains("action-group/logs");
    }

    @Test
    void aPipeAmongTheDefinitionsIsNotWaitedFor() throws IOException, InterruptedException {
        TestProject project = BadInput.rightProject(root.resolve("project"));
        Path pipe = project.root().resolve("resources/pipe.json");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThat(project.run("provision", "--dry-run").exit()).isZero();
    }

    @Test
    void namesOfFilesSteerNothing() {
        TestProject project =
                BadInput.rightProject(root.resolve("project")).file("resources/a\n::error::\u001b[2J.json", "{");
        assertThat(project.run("provision").err())
                .startsWith("resources/a\\u000a::error::\\u001b[2J.json:1:2: error: ")
                .doesNotContain("\u001b");
    }

    @Test
    void warnsOfTextThatReadsDifferentlyFromWhatItIs() {
        TestProject project =
                BadInput.rightProject(root.resolve("project")).file(ERRORS, rule("\"description\": \"a \\u202Eb\""));
        assertThat(project.run("provision", "--dry-run").err())
                .startsWith("alert-rules/errors.json:11:20: warning: the text turns the direction of writing (U+202E)");
    }

    @Test
    void stopsAtAThousandFindings() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            many.append("\"unknown").append(i).append("\": 1, ");
        }
        TestProject project =
                BadInput.rightProject(root.resolve("project")).file(ERRORS, rule(many + "\"description\": \"\""));
        CliRun run = project.run("provision");
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.errors()).hasSize(1_001).last().asString().endsWith("the rest is left out [TOC0121]");
    }

    /** No deletion by a folder that vanished: the links above must not read as "nothing is defined". */
    @Test
    void aLinkedFolderPrunesNothing() {
        TestProject project = BadInput.rightProject(root.resolve("project"));
        assertThat(project.run("provision").exit()).isZero();
        project.forgetRequests();
        try {
            Files.move(project.root().resolve("resources"), root.resolve("moved"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        project.link("resources", "../moved");
        assertThat(project.run("provision", "--prune", "--yes").exit()).isEqualTo(64);
        assertThat(project.writes()).isEmpty();
    }
}
