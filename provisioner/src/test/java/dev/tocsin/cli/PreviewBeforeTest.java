package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tocsin preview --before}. */
class PreviewBeforeTest {
    private static final String DEFINITION = """
            {
              "type": "Microsoft.Insights/workbooks",
              "name": "ops",
              "kind": "shared",
              "properties": {
                "displayName": "Ops",
                "category": "workbook",
                "sourceId": "azure monitor",
                "serializedData": {"$file": "ops.workbook"}
              }
            }
            """;

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void commitAProject() throws IOException, InterruptedException {
        project = TestProject.in(folder)
                .file(".gitignore", ".tocsin/\n")
                .file("workbooks/ops.json", DEFINITION)
                .file("workbooks/part.workbook", workbook(text("part", "the part")))
                .file(
                        "workbooks/ops.workbook",
                        workbook(
                                text("head", "Old words"),
                                text("same", "stays"),
                                text("old", "goes"),
                                "{\"type\": 12, \"name\": \"group\", \"content\": {\"loadFromTemplateId\": \"part\"}}"));
        git("init", "-q");
        git("add", "-A");
        git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "first");
    }

    private static String workbook(String... items) {
        return "{\"version\": \"Notebook/1.0\", \"items\": [" + String.join(",", items) + "]}";
    }

    private static String text(String name, String words) {
        return "{\"type\": 1, \"name\": \"" + name + "\", \"content\": {\"json\": \"" + words + "\"}}";
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private void edit() {
        project.file(
                        "workbooks/ops.workbook",
                        workbook(
                                text("head", "New words"),
                                text("new", "comes"),
                                text("same", "stays"),
                                "{\"type\": 12, \"name\": \"group\", \"content\": {\"loadFromTemplateId\": \"part\"}}"))
                .file("workbooks/part.workbook", workbook(text("part", "the part, too")));
    }

    private CliRun preview(String workbook, String before, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                workbook,
                "--before",
                before,
                "--out",
                folder.resolve("page.html").toString()));
        arguments.addAll(List.of(more));
        return project.run("preview", arguments.toArray(String[]::new));
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("page.html"));
    }

    @Test
    void namesWhatChangedSinceARevisionAndMarksItOnBothSides() throws IOException {
        edit();

        CliRun run = preview("ops", "HEAD");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("""
                changed: head
                added: new
                changed: group / part
                removed: old
                """);
        assertThat(page())
                .contains("<h2>4 changes</h2>", "<a href=\"#i1\">head</a> · <a href=\"#b1\">before</a>")
                .contains("class=\"item w marked changed\" id=\"b1\"", "class=\"item w marked changed\" id=\"i1\"")
                .contains("class=\"item w marked removed\" id=\"b3\"", "class=\"item w marked added\" id=\"i2\"")
                .contains("class=\"item w\" id=\"b2\"", "class=\"item w\" id=\"i3\"")
                .contains("<p>Old words</p>", "<p>New words</p>", "<p>the part</p>", "<p>the part, too</p>")
                .contains("at HEAD");
    }

    @Test
    void jsonNamesTheChangesWithTheirPlaces() throws JsonSyntaxException {
        edit();

        JsonNode said = new JsonReader(JsonLimits.RESPONSE)
                .readTree(preview("ops", "HEAD", "--output", "json").out());

        assertThat(said.path("before").asText()).isEqualTo("HEAD");
        assertThat(said.at("/changes/0").toString())
                .isEqualTo("{\"path\":\"head\",\"type\":\"text\",\"changes\":[\"changed\"],"
                        + "\"before\":\"/items/0\",\"after\":\"/items/0\",\"properties\":[\"json\"]}");
        assertThat(said.at("/changes/3").toString())
                .contains("\"path\":\"old\"", "\"removed\"", "\"before\":\"/items/2\",\"after\":null");
    }

    @Test
    void drawsAFileWithoutAProjectWithWhatItLoadedThen() throws IOException {
        edit();

        CliRun run = preview(folder.resolve("workbooks/ops.workbook").toString(), "HEAD");

        assertThat(run.out()).startsWith("changed: head\nadded: new\nchanged: group / part\nremoved: old\n");
        assertThat(page()).contains("<p>the part</p>", "<p>the part, too</p>");
    }

    @Test
    void comparesWithWhatIsLive() throws IOException {
        assertThat(project.run("provision").exit()).isZero();
        project.forgetRequests();
        edit();

        CliRun run = preview("ops", "live");

        // What a group loads does not travel with the workbook: both sides load what is here.
        assertThat(run.out()).startsWith("changed: head\nadded: new\nremoved: old\n");
        assertThat(page()).contains("<p>Old words</p>", "aria-label=\"live\"");
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void saysThatNothingChanged() throws IOException {
        assertThat(preview("ops", "HEAD").out()).startsWith("5 of 5 items rendered");
        assertThat(page()).contains("<h2>No changes</h2>").doesNotContain("<p class=\"mark");
    }

    @Test
    void refusesInOneLine() throws IOException {
        String file = project.file("extra.workbook", workbook(text("a", "b")))
                .root()
                .resolve("extra.workbook")
                .toString();
        project.file("workbooks/late.json", DEFINITION.replace("\"ops\"", "\"late\""));

        refused(preview("ops", "nope"), "git knows no revision \"nope\"");
        refused(preview("ops", "--upload-pack=x"), "git knows no revision");
        refused(preview(file, "HEAD"), "there is no extra.workbook at HEAD");
        refused(preview("late", "HEAD"), "there is no workbook late at HEAD");
        refused(preview(file, "live"), "needs a workbook of a project");
        refused(preview("ops", "live"), "is not in rg-shop; provision it first");
        assertThat(folder.resolve("page.html")).doesNotExist();
    }

    private static void refused(CliRun run, String why) {
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("error: --before")
                .contains(why);
    }
}
