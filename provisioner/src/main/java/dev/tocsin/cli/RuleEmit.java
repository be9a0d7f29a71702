package dev.tocsin.cli;

import dev.tocsin.alerttest.ProfileRow;
import dev.tocsin.azure.OtlpSender;
import dev.tocsin.emit.DcrEndpoints;
import dev.tocsin.emit.Envelopes;
import dev.tocsin.emit.OtlpBodies;
import dev.tocsin.emit.OtlpBody;
import dev.tocsin.emulator.otlp.Signal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code tocsin telemetry emit --otlp} to Azure, where only a data collection rule takes it. */
final class RuleEmit {
    private final Terminal terminal;
    private final Outside outside;
    private final Workspace.Ready ready;
    private final EmitTalk talk;

    RuleEmit(Terminal terminal, Outside outside, Workspace.Ready ready) {
        this.terminal = terminal;
        this.outside = outside;
        this.ready = ready;
        this.talk = new EmitTalk(terminal);
    }

    ExitCode run(EmitRun.Wish wish, List<ProfileRow> rows, String application) throws Envelopes.NotSendableException {
        if (!wish.component().isEmpty()) {
            return talk.wrong(
                    "--component is for the emulator; in Azure the data collection rule says whose rows these are");
        }
        if (wish.dcrEndpoints().isEmpty()) {
            return talk.wrong(
                    "a component in Azure takes no OTLP; name a data collection rule with --dcr-endpoint (preview), or leave"
                            + " --otlp out");
        }
        Optional<DcrEndpoints> endpoints = DcrEndpoints.parse(wish.dcrEndpoints());
        if (endpoints.isEmpty()) {
            return talk.wrong("--dcr-endpoint is " + DcrEndpoints.SHAPE);
        }
        Map<Signal, URI> addresses = endpoints.get().signals();
        List<OtlpBody> bodies = new OtlpBodies(application).of(rows);
        for (OtlpBody body : bodies) {
            if (!addresses.containsKey(body.signal())) {
                return talk.wrong("the profile \"" + wish.profile() + "\" has "
                        + body.signal().unit()
                        + ", and no --dcr-endpoint is for them; give the address of the rule, or the one that ends with "
                        + body.signal().path());
            }
        }
        String where = addresses.values().stream()
                .map(URI::getAuthority)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        if (!talk.agrees(wish.agreed(), rows.size(), where)) {
            return ExitCode.USAGE;
        }
        terminal.say(
                "note: OTLP to Azure is a preview. Metrics go to an Azure Monitor workspace, spans and log records to tables of"
                        + " OpenTelemetry: rules on customMetrics, requests or traces see none of it\n");
        try (OtlpSender sender = OtlpSender.open(
                addresses,
                ready.environment().cloud(),
                ready.files().root(),
                terminal.variables(),
                outside.waiting(),
                new OnTheWay(outside, terminal))) {
            bodies.forEach(body -> sender.send(body.signal(), body.bytes()));
            return talk.sent(wish.profile(), rows, where + " as OTLP");
        }
    }
}
