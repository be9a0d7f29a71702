package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tocsin preview --serve}, over loopback. */
class PreviewServeTest {
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
    void makeProject() {
        project = TestProject.in(folder)
                .file("workbooks/ops.json", DEFINITION)
                .file(
                        "alert-rules/runbooks/slow.yaml",
                        "title: It is slow\nseverity: low\nsteps:\n  - name: Look\n    action: at <it>\n");
        workbook(text("head", "Old words"));
    }

    private void workbook(String... items) {
        project.file(
                "workbooks/ops.workbook",
                "{\"version\": \"Notebook/1.0\", \"items\": [" + String.join(",", items) + "]}");
    }

    private static String text(String name, String words) {
        return "{\"type\": 1, \"name\": \"" + name + "\", \"content\": {\"json\": \"" + words + "\"}}";
    }

    @Test
    void showsTheProjectAndEndsWithTheSignal() throws Exception {
        project.file("workbooks/second.json", DEFINITION.replace("\"ops\"", "\"second one\""));
        try (ServedProject served = ServedProject.of(folder)) {
            assertThat(served.get("/").body())
                    .contains("<a href=\"/workbook/ops\">ops</a>", "<a href=\"/runbook/slow\">slow</a>")
                    .contains("<a href=\"/workbook/second%20one\">");
            assertThat(served.get("/workbook/ops").body()).contains("<p>Old words</p>");
            assertThat(served.get("/workbook/second%20one").body()).contains("<p>Old words</p>");
            assertThat(served.get("/runbook/slow").body()).contains("It is slow", "at &lt;it&gt;");
            assertThat(served.get("/plan").body()).contains("workbook/ops", "create");
            assertThat(served.get("/nothing").statusCode()).isEqualTo(404);
            assertThat(served.get("/runbook/..%2F..%2Ftocsin").statusCode()).isEqualTo(404);
            assertThat(served.end()).isZero();
        }
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void tellsAPageOfASaveAndShowsWhatWasSaved() throws Exception {
        try (ServedProject served = ServedProject.of(folder)) {
            BlockingQueue<String> events = served.events();
            String first = ServedProject.next(events);
            assertThat(served.get("/workbook/ops").body()).contains("data-version=\"" + first + "\"");

            workbook(text("head", "New words"));

            String second = ServedProject.next(events);
            assertThat(second).isNotEqualTo(first);
            assertThat(served.get("/workbook/ops").body())
                    .contains("<p>New words</p>", "data-version=\"" + second + "\"")
                    .doesNotContain("Old words");
        }
    }

    @Test
    void findingsStandAtTheItemsThatTheyAreAbout() throws Exception {
        workbook(
                text("head", "words"),
                "{\"type\": 3, \"name\": \"q\", \"content\": {\"version\": \"KqlItem/1.0\","
                        + " \"query\": \"requests | where nosuch > 1\", \"queryType\": 0}}");
        try (ServedProject served = ServedProject.of(folder)) {
            assertThat(served.get("/workbook/ops").body())
                    .containsPattern(
                            "marked error\" id=\"i2\"[^>]*>\\s*<p class=\"mark error\">error: [^<]*nosuch[^<]*workbooks/ops.workbook:1:")
                    .contains("class=\"item w\" id=\"i1\"");
            assertThat(served.get("/lint").body()).contains("nosuch");
        }
    }

    @Test
    void showsWhatWasBeforeWithTheErrorsWhileSomebodyIsStillWriting() throws Exception {
        try (ServedProject served = ServedProject.of(folder)) {
            BlockingQueue<String> events = served.events();
            ServedProject.next(events);

            project.file("workbooks/ops.json", "{\"type\": ");

            ServedProject.next(events);
            assertThat(served.get("/workbook/ops").body())
                    .contains("The files have errors.", "workbooks/ops.json:1:10: error", "<p>Old words</p>");
        }
    }

    @Test
    void aProjectThatCannotBeLoadedAtAllIsShownWithItsErrorsUntilItIsMended() throws Exception {
        project.file("workbooks/ops.json", "{\"type\": ");
        try (ServedProject served = ServedProject.of(folder)) {
            assertThat(served.get("/").body()).contains("workbooks/ops.json:1:10: error");
            BlockingQueue<String> events = served.events();
            ServedProject.next(events);

            project.file("workbooks/ops.json", DEFINITION);

            ServedProject.next(events);
            assertThat(served.get("/workbook/ops").body()).contains("<p>Old words</p>");
        }
    }

    @Test
    void answersNoOtherHostOriginOrMethod() throws Exception {
        try (ServedProject served = ServedProject.of(folder)) {
            int port = served.address().getPort();
            assertThat(raw(port, "GET / HTTP/1.1\r\nHost: evil.example:" + port + "\r\n"))
                    .contains(" 421 ");
            assertThat(raw(port, "GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\n")).contains(" 421 ");
            assertThat(raw(port, "GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n"))
                    .contains(" 421 ");
            assertThat(raw(port, "GET / HTTP/1.1\r\nHost: LOCALHOST:" + port + "\r\n"))
                    .contains(" 200 ");
            assertThat(raw(port, "GET /events HTTP/1.1\r\nHost: evil.example\r\n"))
                    .contains(" 421 ");
            HttpRequest.Builder request = HttpRequest.newBuilder(served.address());
            assertThat(served.send(request.copy()
                                    .header("Origin", "http://evil.example")
                                    .build())
                            .statusCode())
                    .isEqualTo(403);
            assertThat(served.send(request.copy().header("Origin", "null").build())
                            .statusCode())
                    .isEqualTo(403);
            assertThat(served.send(request.copy()
                                    .header("Origin", "http://127.0.0.1:" + port)
                                    .build())
                            .statusCode())
                    .isEqualTo(200);
            for (String method : new String[] {"POST", "PUT", "DELETE", "HEAD", "OPTIONS"}) {
                HttpResponse<String> answer = served.send(request.copy()
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build());
                assertThat(answer.statusCode()).as(method).isEqualTo(405);
                assertThat(answer.headers().firstValue("Allow")).as(method).contains("GET");
            }
        }
    }

    /** As no client of the JDK would ask. */
    private static String raw(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write((request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    @Test
    void noOtherPageMayFrameOrLoadItAndItsOwnMayAskOnlyIt() throws Exception {
        try (ServedProject served = ServedProject.of(folder)) {
            for (String path : new String[] {"/", "/workbook/ops", "/plan"}) {
                HttpResponse<String> page = served.get(path);
                assertThat(page.headers().firstValue("Content-Security-Policy")).contains("frame-ancestors 'none'");
                assertThat(page.headers().firstValue("Cross-Origin-Resource-Policy"))
                        .contains("same-origin");
                assertThat(page.headers().firstValue("Access-Control-Allow-Origin"))
                        .isEmpty();
                assertThat(page.body())
                        .contains("content=\"default-src 'none'; script-src '", "connect-src 'self'")
                        .doesNotContain("unsafe-inline");
            }
        }
    }

    @Test
    void secretsDoNotReachThePages() throws Exception {
        project.file("tocsin.json", TestProject.projectFile("{\"word\": {\"secret\": \"file:word.txt\"}}"))
                .file("word.txt", "Correct-Horse");
        workbook(text("head", "before Correct-Horse after"));
        try (ServedProject served = ServedProject.of(folder)) {
            assertThat(served.get("/workbook/ops").body())
                    .contains("<p>before ")
                    .doesNotContain("Correct-Horse");
        }
    }

    @Test
    void refusesWhatHasNoMeaningAndFoldersWithoutAProject() throws IOException {
        assertThat(project.run("preview", "ops", "--serve").err()).contains("leave WORKBOOK out");
        assertThat(project.run("preview", "--serve", "--before", "HEAD").err())
                .contains("--before has no meaning with --serve");
        assertThat(project.run("preview", "--serve", "--port", "99999").exit()).isEqualTo(64);
        assertThat(project.run("preview", "ops", "--port", "1").err()).contains("only with --serve");
        assertThat(project.run("preview").err()).contains("name a WORKBOOK");
        Files.createDirectory(folder.resolve("empty"));
        CliRun empty =
                CliRun.of("preview", "--serve", "-C", folder.resolve("empty").toString());
        assertThat(empty.exit()).isEqualTo(64);
        assertThat(empty.err()).startsWith("error: --serve shows a project, and there is no tocsin.json in ");
    }
}
