package dev.tocsin.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.alerttest.ProfileTables;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.preview.Compared;
import dev.tocsin.preview.Preview;
import dev.tocsin.preview.data.PreviewData;
import dev.tocsin.preview.page.Changes;
import dev.tocsin.preview.page.Frame;
import dev.tocsin.preview.page.Page;
import dev.tocsin.preview.page.Stub;
import dev.tocsin.report.DiagnosticReport;
import dev.tocsin.workbook.ItemChange;
import java.io.IOException;
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

    /** In the place of a revision: what is in the target. */
    private static final String LIVE = "live";

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
     * @param before the revision to compare with, or {@link #LIVE}; empty for none
     */
    record Wish(
            String workbook,
            String data,
            String out,
            Optional<Instant> now,
            Instant clock,
            String before,
            OutputFormat output) {}

    private final Terminal terminal;
    private final PreviewSource source;
    private final Wish wish;

    PreviewRun(Terminal terminal, PreviewSource source, Wish wish) {
        this.terminal = terminal;
        this.source = source;
        this.wish = wish;
    }

    ExitCode run() {
        try {
            PreviewSource.Found found = source.find(wish.workbook());
            Path out = Path.of(wish.out().isEmpty() ? found.name() + ".html" : wish.out());
            PreviewData data = data(found);
            Compared drawn = wish.before().isEmpty()
                    ? new Compared(Preview.page(found.name(), found.composed(), Map.of(), data, Frame.NONE), List.of())
                    : compared(found, data);
            terminal.save(out, drawn.page().html());
            tell(drawn, out);
            return ExitCode.DONE;
        } catch (DataException e) {
            return refuse(String.valueOf(e.getMessage()));
        } catch (NoWorkbookException e) {
            return refuse(String.valueOf(e.getMessage()));
        } catch (IOException | InvalidPathException e) {
            return refuse("the page cannot be written (" + e.getMessage() + "); name another file with --out");
        }
    }

    private Compared compared(PreviewSource.Found found, PreviewData data) throws NoWorkbookException {
        boolean live = wish.before().equals(LIVE);
        return Preview.compare(
                found.name(),
                live ? source.live(found) : source.at(wish.before(), found),
                live ? "live" : "at " + wish.before(),
                found.composed(),
                "as it is here",
                data);
    }

    private ExitCode refuse(String message) {
        terminal.say(message.isEmpty() ? "" : "error: " + message + "\n");
        return ExitCode.USAGE;
    }

    private PreviewData data(PreviewSource.Found found) throws DataException {
        if (wish.data().equals(GENERATED)) {
            return PreviewData.generated(wish.now().orElse(wish.clock()));
        }
        if (!wish.data().isEmpty()) {
            return PreviewData.of(Path.of(wish.data()), wish.now().orElse(null), wish.clock());
        }
        Instant now = wish.now().orElse(wish.clock());
        if (found.member().isPresent()) {
            Diagnostics diagnostics = new Diagnostics();
            Map<String, Table> tables =
                    ProfileTables.ordinary(found.member().get().ready().files(), now, MADE_UP, diagnostics);
            terminal.say(new DiagnosticReport(terminal.paint()).text(diagnostics.sorted()));
            return PreviewData.of(tables, now);
        }
        return PreviewData.none(now);
    }

    private void tell(Compared drawn, Path out) {
        Page page = drawn.page();
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
            if (!wish.before().isEmpty()) {
                root.put("before", wish.before());
                ArrayNode changes = root.putArray("changes");
                drawn.changes().forEach(one -> change(one, changes.addObject()));
            }
            terminal.result(JsonWriter.compact(root) + "\n");
            return;
        }
        StringBuilder text = new StringBuilder();
        for (ItemChange one : drawn.changes()) {
            text.append(String.join(", ", Changes.words(one)))
                    .append(": ")
                    .append(one.place().path())
                    .append('\n');
        }
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

    private static void change(ItemChange one, ObjectNode to) {
        to.put("path", one.place().path()).put("type", one.place().type().word());
        ArrayNode words = to.putArray("changes");
        Changes.words(one).forEach(words::add);
        to.put("before", one.before().map(ItemChange.Place::pointer).orElse(null));
        to.put("after", one.after().map(ItemChange.Place::pointer).orElse(null));
        ArrayNode properties = to.putArray("properties");
        one.properties().forEach(property -> properties.add(property.property()));
    }
}
