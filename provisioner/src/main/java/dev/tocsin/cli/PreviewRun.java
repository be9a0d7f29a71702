package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.alerttest.ProfileTables;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.json.JsonDocument;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.load.LooseFile;
import dev.tocsin.load.UnreadableFileException;
import dev.tocsin.preview.Preview;
import dev.tocsin.preview.data.PreviewData;
import dev.tocsin.preview.page.Page;
import dev.tocsin.preview.page.Stub;
import dev.tocsin.report.DiagnosticReport;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.workbook.Workbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of {@code tocsin preview}. */
final class PreviewRun {
    /** In the place of a folder: rows are made up. */
    private static final String GENERATED = "generated";

    /** How much of an ordinary day is made up. */
    private static final Duration MADE_UP = Duration.ofDays(1);

    /**
     * What was asked for.
     *
     * @param workbook a name or a file
     * @param data folder of rows, or {@link #GENERATED}; empty for none
     * @param out file of the page; empty for one beside us
     * @param now what {@code now()} shall give
     * @param clock what it gives when nothing else says
     */
    record Wish(String workbook, String data, String out, Optional<Instant> now, Instant clock, OutputFormat output) {}

    /** Content to be drawn, and the project that it comes from. */
    private record Found(String name, JsonNode content, Path file, Optional<Workspace.Ready> project) {
        /** Where rows for this workbook stand when no folder is named. */
        Path data() {
            return file.toAbsolutePath().resolveSibling("data").resolve(name);
        }
    }

    private final Terminal terminal;
    private final HeadStart prepared;
    private final ProjectOptions options;
    private final Wish wish;

    PreviewRun(Terminal terminal, HeadStart prepared, ProjectOptions options, Wish wish) {
        this.terminal = terminal;
        this.prepared = prepared;
        this.options = options;
        this.wish = wish;
    }

    ExitCode run() {
        Optional<Found> found = find();
        if (found.isEmpty()) {
            return ExitCode.USAGE;
        }
        try {
            Page page = Preview.page(title(found.get()), found.get().content(), data(found.get()));
            Path out = Path.of(wish.out().isEmpty() ? found.get().name() + ".html" : wish.out());
            terminal.save(out, page.html());
            tell(page, out);
            return ExitCode.DONE;
        } catch (DataException e) {
            return refuse(String.valueOf(e.getMessage()));
        } catch (IOException | InvalidPathException e) {
            return refuse("the page cannot be written (" + e.getMessage() + "); name another file with --out");
        }
    }

    private ExitCode refuse(String message) {
        terminal.say("error: " + message + "\n");
        return ExitCode.USAGE;
    }

    private Optional<Found> find() {
        try {
            Path file = Path.of(wish.workbook());
            if (Files.isRegularFile(file)) {
                JsonDocument document = LooseFile.read(file);
                if (Workbook.isWorkbook(document.root())) {
                    String name = String.valueOf(file.getFileName());
                    return Optional.of(new Found(
                            name.replaceFirst("\\.(workbook|json)$", ""), document.root(), file, Optional.empty()));
                }
            }
            return inProject(file);
        } catch (UnreadableFileException | InvalidPathException e) {
            refuse(wish.workbook() + ": " + e.getMessage());
        } catch (JsonSyntaxException e) {
            refuse(wish.workbook() + ": " + e.getMessage());
        }
        return Optional.empty();
    }

    private Optional<Found> inProject(Path file) {
        Optional<Workspace.Ready> ready = new Workspace(terminal, prepared).open(options);
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        List<DesiredResource> workbooks = ready.get().state().resources().stream()
                .filter(one -> one.kind().content().isPresent())
                .toList();
        for (DesiredResource one : workbooks) {
            Path own = one.origin().definition().source().path();
            if (one.name().equals(wish.workbook())
                    || one.key().equals(wish.workbook())
                    || own.toAbsolutePath()
                            .normalize()
                            .equals(file.toAbsolutePath().normalize())) {
                return content(one).map(content -> new Found(one.name(), content, own, ready));
            }
        }
        List<String> names = workbooks.stream().map(DesiredResource::name).toList();
        refuse("there is no workbook " + wish.workbook()
                + Suggestion.nearest(wish.workbook(), names)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(
                                names.isEmpty()
                                        ? "; the project has none"
                                        : "; there are " + String.join(", ", names)));
        return Optional.empty();
    }

    private Optional<JsonNode> content(DesiredResource resource) {
        JsonNode written = resource.body().at(resource.kind().content().orElseThrow());
        try {
            JsonNode content =
                    written.isTextual() ? new JsonReader(JsonLimits.DEFINITION).readTree(written.textValue()) : written;
            if (Workbook.isWorkbook(content)) {
                return Optional.of(content);
            }
        } catch (JsonSyntaxException e) {
            refuse(resource.key() + ": its content is no JSON: " + e.getMessage());
            return Optional.empty();
        }
        refuse(resource.key() + " has no list of items");
        return Optional.empty();
    }

    private static String title(Found found) {
        return found.name();
    }

    private PreviewData data(Found found) throws DataException {
        if (wish.data().equals(GENERATED)) {
            return PreviewData.generated(wish.now().orElse(wish.clock()));
        }
        if (!wish.data().isEmpty()) {
            return PreviewData.of(Path.of(wish.data()), wish.now().orElse(null), wish.clock());
        }
        Instant now = wish.now().orElse(wish.clock());
        if (found.project().isPresent()) {
            Diagnostics diagnostics = new Diagnostics();
            Map<String, Table> tables =
                    ProfileTables.ordinary(found.project().get().files(), now, MADE_UP, diagnostics);
            terminal.say(new DiagnosticReport(terminal.paint()).text(diagnostics.sorted()));
            return PreviewData.of(tables, found.data(), now);
        }
        return Files.isDirectory(found.data())
                ? PreviewData.of(found.data(), wish.now().orElse(null), wish.clock())
                : PreviewData.none(now);
    }

    private void tell(Page page, Path out) {
        if (wish.output() == OutputFormat.JSON) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.put("formatVersion", "1.0");
            root.putObject("items").put("rendered", page.rendered()).put("total", page.total());
            ArrayNode stubs = root.putArray("stubs");
            for (Stub one : page.stubs()) {
                stubs.addObject()
                        .put("item", one.path())
                        .put("type", one.type())
                        .put("reason", one.reason());
            }
            terminal.result(JsonWriter.compact(root) + "\n");
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Stub one : page.stubs()) {
            text.append("stub: ")
                    .append(one.path())
                    .append(": ")
                    .append(one.reason())
                    .append('\n');
        }
        terminal.result(text.append(page.rendered())
                .append(" of ")
                .append(page.total())
                .append(" items rendered: ")
                .append(out)
                .append('\n')
                .toString());
    }
}
