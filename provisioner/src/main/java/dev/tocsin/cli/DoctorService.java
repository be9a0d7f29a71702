package dev.tocsin.cli;

import com.azure.core.http.HttpClient;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.ArmClient;
import dev.tocsin.azure.ArmException;
import dev.tocsin.azure.InProcessHttpClient;
import dev.tocsin.azure.LogQueries;
import dev.tocsin.azure.Reach;
import dev.tocsin.doctor.Service;
import dev.tocsin.load.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The target of an environment, opened when something is first asked. Closing does not wait for what hangs. */
final class DoctorService implements Service, AutoCloseable {
    private final ExaminedProject project;
    private final Terminal terminal;
    private final Outside outside;
    private final Runs runs;
    private final Object logsLock = new Object();
    private volatile @Nullable Target target;
    private volatile @Nullable LogQueries logs;

    DoctorService(ExaminedProject project, Terminal terminal, Outside outside, Runs runs) {
        this.project = project;
        this.terminal = terminal;
        this.outside = outside;
        this.runs = runs;
    }

    @Override
    public synchronized ArmClient arm() {
        Target known = target;
        if (known == null) {
            try {
                known = runs.target(project.ready().orElseThrow());
            } catch (UncheckedIOException e) {
                throw unusable(e);
            }
            target = known;
        }
        return known.client();
    }

    @Override
    public JsonNode logs(String scope, String query) {
        return queries().run(scope, query);
    }

    private HttpClient onTheWay(HttpClient client) {
        return new OnTheWay(outside, terminal).apply(client);
    }

    private LogQueries queries() {
        synchronized (logsLock) {
            LogQueries known = logs;
            if (known == null) {
                known = open(project.ready().orElseThrow());
                logs = known;
            }
            return known;
        }
    }

    private LogQueries open(Workspace.Ready ready) {
        if (ready.environment().target() == Environment.Target.EMULATOR) {
            return LogQueries.inProcess(onTheWay(new InProcessHttpClient(runs.emulator(ready))), outside.waiting());
        }
        return LogQueries.open(
                ready.environment().cloud(),
                ready.files().root(),
                terminal.variables(),
                outside.waiting(),
                this::onTheWay);
    }

    @Override
    public boolean mayHaveLogs(String scope) {
        Workspace.Ready ready = project.ready().orElseThrow();
        if (ready.environment().target() == Environment.Target.AZURE) {
            return true;
        }
        try {
            return runs.emulator(ready).hasTelemetry(scope);
        } catch (IOException | UncheckedIOException e) {
            throw unusable(e);
        }
    }

    private static ArmException unusable(Exception e) {
        return new ArmException(
                0, "NoState", "the emulator's state cannot be used: " + e.getMessage(), Optional.empty());
    }

    @Override
    public Reach reach(String address) {
        Workspace.Ready ready = project.ready().orElseThrow();
        return Reach.of(
                ready.environment().cloud(), ready.files().root(), terminal.variables(), this::onTheWay, address);
    }

    @Override
    public Instant now() {
        return outside.waiting().now();
    }

    @Override
    public void hide(String secret) {
        if (!secret.isEmpty()) {
            terminal.hideAddress(secret);
        }
    }

    @Override
    public void close() {
        Target opened = target;
        if (opened != null) {
            opened.close();
        }
        LogQueries asked = logs;
        if (asked != null) {
            asked.close();
        }
    }
}
