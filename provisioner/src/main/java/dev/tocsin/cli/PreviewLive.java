package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.ArmException;
import dev.tocsin.azure.ArmQueries;
import dev.tocsin.azure.LogQueries;
import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.load.Cloud;
import dev.tocsin.preview.data.Answer;
import dev.tocsin.preview.data.DataSet;
import dev.tocsin.preview.data.LiveRows;
import dev.tocsin.preview.model.TimeRange;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a preview with {@code --live}: Log Analytics, Resource Graph and metrics, each signed in to when the first item needs
 * it. What the service says about one item stands at that item; that there is no way to sign in ends the run.
 */
final class PreviewLive implements LiveRows, AutoCloseable {
    /** What a query gives at most in the portal (Application-Insights-Workbooks, Documentation/Limits.md). */
    private static final int MOST_ROWS = 10_000;

    private static final Duration MOST_EACH = Duration.ofSeconds(30);
    private static final Duration MOST = Duration.ofMinutes(2);

    /** Ids come from workbooks: they become paths, and none may lead elsewhere. */
    private static final Pattern ID =
            Pattern.compile("(?i)/subscriptions/[0-9a-z-]{1,64}(/(?!\\.{1,2}(/|$))[\\w.()\\- ]{1,260}){0,20}");

    private static final Pattern WORKSPACE =
            Pattern.compile("(?i).*/providers/microsoft\\.operationalinsights/workspaces/[^/]+");

    /**
     * Where to ask.
     *
     * @param root folder that a relative {@code caFile} starts from
     * @param ordinary what is asked about by an item that names no resource
     * @param subscription for Resource Graph, likewise; empty for all that the credential sees
     */
    record Place(Cloud cloud, Path root, List<String> ordinary, Optional<String> subscription) {
        Place {
            ordinary = List.copyOf(ordinary);
        }
    }

    private final Place place;
    private final Terminal terminal;
    private final Outside outside;
    private final Clock clock;
    private final Instant end;
    private final Map<Wanted, Answer> known = new HashMap<>();
    private @Nullable LogQueries logs;
    private @Nullable ArmQueries arm;

    PreviewLive(Place place, Terminal terminal, Outside outside, Clock clock) {
        this.place = place;
        this.terminal = terminal;
        this.outside = outside;
        this.clock = clock;
        this.end = clock.instant().plus(MOST);
    }

    @Override
    public Answer of(Wanted wanted) {
        Answer before = known.get(wanted);
        if (before != null) {
            return before;
        }
        Answer answer = clock.instant().isBefore(end)
                ? asked(wanted)
                : new Answer.Missing("it was not asked for: the page took " + MOST.toSeconds() + " seconds already");
        known.put(wanted, answer);
        return answer;
    }

    private Answer asked(Wanted wanted) {
        if (wanted.content().path("metrics").isArray()) {
            ArmQueries service = arm();
            return about(wanted, ids -> new LiveMetrics(service).rows(wanted, ids));
        }
        if (wanted.content().path("queryType").asInt(0) == 1) {
            return graph(wanted, arm());
        }
        LogQueries service = logs();
        return about(wanted, ids -> logs(service, wanted, ids));
    }

    /** About the resources of an item, or the ordinary ones. */
    private Answer about(Wanted wanted, Function<List<String>, Answer> ask) {
        List<String> ids = (wanted.resources().isEmpty() ? place.ordinary() : wanted.resources())
                .stream()
                        .map(one -> one.endsWith("/") ? one.substring(0, one.length() - 1) : one)
                        .distinct()
                        .toList();
        if (ids.isEmpty()) {
            return new Answer.Missing("it names no resource; say with --resource which one is meant");
        }
        Optional<String> wrong =
                ids.stream().filter(one -> !ID.matcher(one).matches()).findFirst();
        if (wrong.isPresent()) {
            return new Answer.Missing("\"" + wrong.get() + "\" is not the id of a resource");
        }
        return orReason(() -> ask.apply(ids));
    }

    /** What can go wrong with one item. */
    private static Answer orReason(Supplier<Answer> ask) {
        try {
            return ask.get();
        } catch (ArmException e) {
            return new Answer.Missing(String.valueOf(e.getMessage()));
        }
    }

    private static Answer logs(LogQueries service, Wanted wanted, List<String> ids) {
        if (ids.size() > 1
                && !ids.stream().allMatch(one -> WORKSPACE.matcher(one).matches())) {
            return new Answer.Missing("it asks " + ids.size()
                    + " resources at once; --live asks several workspaces, or one" + " resource");
        }
        String time = wanted.range().map(PreviewLive::timespan).orElse("");
        JsonNode answer = service.run(ids.get(0), ids.subList(1, ids.size()), wanted.query(), time, MOST_EACH);
        try {
            return cut(LiveQuery.table(answer));
        } catch (DataException e) {
            return new Answer.Missing(String.valueOf(e.getMessage()));
        }
    }

    static String timespan(TimeRange range) {
        return range.start() + "/" + range.end();
    }

    private static Answer cut(Table table) {
        DataSet all = DataSet.of(table);
        int rows = all.rows().size();
        return rows <= MOST_ROWS
                ? new Answer.Rows(all)
                : new Answer.Rows(
                        new DataSet(all.columns(), all.rows().subList(0, MOST_ROWS)),
                        "the first " + MOST_ROWS + " of " + rows + " rows of the answer");
    }

    private Answer graph(Wanted wanted, ArmQueries service) {
        boolean all = wanted.resources().stream().anyMatch(one -> one.startsWith("value::"));
        List<String> subscriptions = wanted.resources().isEmpty()
                ? place.subscription().stream().toList()
                : wanted.resources().stream()
                        .map(one -> one.replaceFirst("(?i)^/subscriptions/([^/]+).*$", "$1"))
                        .distinct()
                        .toList();
        return orReason(() -> {
            JsonNode answer = service.graph(all ? List.of() : subscriptions, wanted.query());
            DataSet data = LiveMetrics.table(answer.path("data"));
            long total = answer.path("totalRecords").asLong();
            return new Answer.Rows(
                    data,
                    total > data.rows().size()
                            ? "the first " + data.rows().size() + " of " + total + " rows of the answer"
                            : "");
        });
    }

    private LogQueries logs() {
        LogQueries open = logs;
        if (open == null) {
            open = LogQueries.open(
                    place.cloud(),
                    place.root(),
                    terminal.variables(),
                    outside.waiting(),
                    new OnTheWay(outside, terminal));
            logs = open;
        }
        return open;
    }

    private ArmQueries arm() {
        ArmQueries open = arm;
        if (open == null) {
            open = ArmQueries.open(
                    place.cloud(),
                    place.root(),
                    terminal.variables(),
                    outside.waiting(),
                    MOST_EACH,
                    new OnTheWay(outside, terminal));
            arm = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (logs != null) {
            logs.close();
        }
        if (arm != null) {
            arm.close();
        }
    }
}
