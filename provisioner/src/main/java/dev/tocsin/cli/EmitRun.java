package dev.tocsin.cli;

import com.azure.core.http.HttpClient;
import dev.tocsin.alerttest.ContractProfiles;
import dev.tocsin.alerttest.ProfileRow;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.azure.ActualStateReader;
import dev.tocsin.azure.ArmAnswer;
import dev.tocsin.azure.ArmException;
import dev.tocsin.azure.InProcessHttpClient;
import dev.tocsin.azure.OtlpSender;
import dev.tocsin.azure.TelemetrySender;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.emit.ConnectionString;
import dev.tocsin.emit.Envelopes;
import dev.tocsin.emit.OtlpBodies;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.load.Environment;
import dev.tocsin.report.DiagnosticReport;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.secret.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code tocsin telemetry emit}: rows of a profile, as history that ends now, sent at once. */
final class EmitRun {
    /**
     * What is wanted.
     *
     * @param length of the history
     * @param after its beginning, what goes wrong begins
     * @param component name of the component; empty for the only one
     * @param agreed whether somebody agreed to send to Azure
     * @param otlp whether it goes as OTLP
     * @param dcrEndpoints addresses of a data collection rule, for OTLP to Azure; as given
     */
    record Wish(
            String profile,
            Duration length,
            Duration after,
            String component,
            boolean agreed,
            boolean otlp,
            List<String> dcrEndpoints) {}

    /** How rows leave. */
    private interface Way {
        void send(List<ProfileRow> rows) throws Envelopes.NotSendableException;
    }

    private final Terminal terminal;
    private final Clock clock;
    private final Outside outside;
    private final Workspace.Ready ready;
    private final Runs runs;
    private final EmitTalk talk;

    EmitRun(Terminal terminal, Clock clock, Outside outside, Workspace.Ready ready, Runs runs) {
        this.terminal = terminal;
        this.clock = clock;
        this.outside = outside;
        this.ready = ready;
        this.runs = runs;
        this.talk = new EmitTalk(terminal);
    }

    ExitCode run(Wish wish) {
        Diagnostics diagnostics = new Diagnostics();
        ContractProfiles profiles = new ContractProfiles(ready.files(), diagnostics);
        if (!profiles.names().contains(wish.profile())) {
            return wrong("no telemetry contract has a profile \"" + wish.profile() + "\""
                    + Suggestion.nearest(wish.profile(), profiles.names())
                            .map(near -> "; did you mean \"" + near + "\"?")
                            .orElse("; known are " + String.join(", ", profiles.names())));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant from = now.minus(wish.length());
        List<ProfileRow> rows = profiles.rows(wish.profile(), from.plus(wish.after()), from, now);
        if (diagnostics.hasErrors()) {
            terminal.say(new DiagnosticReport(terminal.paint()).text(diagnostics.sorted()));
            return ExitCode.USAGE;
        }
        String application = profiles.application(wish.profile());
        try {
            if (ready.environment().target() != Environment.Target.AZURE) {
                return toEmulator(wish, rows, application);
            }
            return wish.otlp()
                    ? new RuleEmit(terminal, outside, ready).run(wish, rows, application)
                    : toAzure(wish, rows, application);
        } catch (Envelopes.NotSendableException e) {
            return wrong("the profile \"" + wish.profile() + "\" cannot be sent: " + e.getMessage());
        } catch (ArmException e) {
            terminal.say("error: " + e.getMessage() + "\n");
            return ExitCode.FAILED;
        } catch (IOException | UncheckedIOException e) {
            terminal.say("error: the emulator's state cannot be used: " + e.getMessage() + "\n");
            return ExitCode.FAILED;
        }
    }

    private ExitCode toEmulator(Wish wish, List<ProfileRow> rows, String application)
            throws Envelopes.NotSendableException, IOException {
        List<DesiredResource> components = ready.state().resources().stream()
                .filter(one -> one.kind().alias().equals("component"))
                .filter(one -> wish.component().isEmpty() || one.name().equals(wish.component()))
                .toList();
        if (!wish.dcrEndpoints().isEmpty()) {
            return wrong("--dcr-endpoint is for Azure; telemetry of an environment on the emulator never leaves it");
        }
        if (components.size() != 1) {
            return wrong(
                    components.isEmpty()
                            ? "the project has no component "
                                    + (wish.component().isEmpty() ? "" : "\"" + wish.component() + "\" ") + "to send to"
                            : "the project has several components; name one with --component");
        }
        DesiredResource component = components.get(0);
        Optional<ArmAnswer> live;
        try (Target target = runs.target(ready)) {
            live = target.client().get(component.id().path(), ActualStateReader.query(component.apiVersion(), ""));
        }
        if (live.isEmpty()) {
            return wrong(component.key() + " is not in the emulator; run \"tocsin provision\" first");
        }
        String key = live.get().body().at("/properties/InstrumentationKey").asText();
        Emulator emulator = Emulator.open(ready.files().root().resolve(".tocsin/emulator"), clock);
        HttpClient client = new OnTheWay(outside, terminal).apply(new InProcessHttpClient(emulator));
        String where = component.key() + " in the emulator";
        if (wish.otlp()) {
            try (OtlpSender sender = OtlpSender.to(client, key, outside.waiting())) {
                return send(wish, rows, otlp(application, sender), where + " as OTLP");
            }
        }
        try (TelemetrySender sender = TelemetrySender.to(client, outside.waiting())) {
            return send(wish, rows, track(new Envelopes(key, application), sender), where);
        }
    }

    private static Way track(Envelopes envelopes, TelemetrySender sender) {
        return rows -> {
            List<String> items = new ArrayList<>();
            for (ProfileRow row : rows) {
                items.add(JsonWriter.compact(envelopes.of(row)));
            }
            sender.send(items);
        };
    }

    private static Way otlp(String application, OtlpSender sender) {
        return rows -> new OtlpBodies(application).of(rows).forEach(body -> sender.send(body.signal(), body.bytes()));
    }

    private ExitCode toAzure(Wish wish, List<ProfileRow> rows, String application)
            throws Envelopes.NotSendableException {
        String text = Optional.ofNullable(terminal.variables().get(ConnectionString.VARIABLE))
                .orElse("");
        if (!wish.component().isEmpty()) {
            return wrong("--component is for the emulator; in Azure " + ConnectionString.VARIABLE
                    + " says whose rows these are");
        }
        if (text.isBlank()) {
            return wrong(ConnectionString.VARIABLE + " is not set; it says where telemetry of the environment \""
                    + ready.environment().name() + "\" goes (portal: the component, Overview)");
        }
        terminal.hide(new Secrets(Map.of("connectionString", text)));
        Optional<ConnectionString> connection = ConnectionString.parse(text);
        if (connection.isEmpty()) {
            return wrong(
                    ConnectionString.VARIABLE
                            + " is no connection string; it looks like InstrumentationKey=GUID;IngestionEndpoint=https://HOST/");
        }
        terminal.hide(new Secrets(Map.of("instrumentationKey", connection.get().key())));
        if (!talk.agrees(wish.agreed(), rows.size(), connection.get().endpoint().toString())) {
            return ExitCode.USAGE;
        }
        try (TelemetrySender sender = TelemetrySender.open(
                connection.get().track(),
                ready.environment().cloud(),
                ready.files().root(),
                terminal.variables(),
                outside.waiting(),
                new OnTheWay(outside, terminal))) {
            Envelopes envelopes = new Envelopes(connection.get().key(), application);
            return send(
                    wish,
                    rows,
                    track(envelopes, sender),
                    connection.get().endpoint().toString());
        }
    }

    private ExitCode send(Wish wish, List<ProfileRow> rows, Way way, String where)
            throws Envelopes.NotSendableException {
        way.send(rows);
        return talk.sent(wish.profile(), rows, where);
    }

    private ExitCode wrong(String message) {
        return talk.wrong(message);
    }
}
