package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.ArmResponse.Ending;
import dev.tocsin.emulator.otlp.Signal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A local Azure Resource Manager. Thread-safe, and safe with several processes on one state folder: each request is
 * answered under a lock of the folder, on the state as the last one left it. A write is in the folder before its answer
 * returns.
 */
@SuppressWarnings("try") // a lock is held, not used
public final class Emulator {
    private static final String PUBLIC_CLOUD = "https://management.azure.com";

    private final Clock clock;
    private final Sleeper sleeper;
    private final FolderLock lock;
    private final StateFile state;
    private final Ledger ledger;
    private final Faults faults;
    private final FrontDoor door;
    private final Arm arm;
    private final Ingestion ingestion;
    private final Queries queries;

    Emulator(Path folder, Clock clock, Sleeper sleeper, FrontDoor door, GroupPolicy policy) throws IOException {
        this(folder, clock, sleeper, door, policy, null, null);
    }

    private Emulator(
            Path folder,
            Clock clock,
            Sleeper sleeper,
            FrontDoor door,
            GroupPolicy policy,
            @Nullable QueryEngine engine,
            @Nullable FiredAlerts fired)
            throws IOException {
        OwnerOnly.makeFolder(folder);
        this.door = door;
        this.clock = clock;
        this.sleeper = sleeper;
        lock = new FolderLock(folder.resolve("lock"));
        state = new StateFile(folder.resolve("state.jsonl"));
        ledger = new Ledger(folder.resolve("ledger.jsonl"));
        faults = new Faults(folder);
        arm = new Arm(state, policy, fired);
        ingestion = new Ingestion(
                new Components(state), new TelemetryStore(folder.resolve("telemetry"), TelemetryStore.MOST_BYTES));
        queries = new Queries(state, ingestion, engine);
        try (FolderLock.Held held = lock.acquire()) {
            state.removeLeftOver();
            faults.removeLeftOver();
            state.refresh();
            state.compact();
        }
    }

    /**
     * Opens the emulator on a state folder, which is made when it is missing. Next links lead to the public cloud's
     * Resource Manager.
     */
    public static Emulator open(Path stateFolder, Clock clock) throws IOException {
        return open(stateFolder, clock, PUBLIC_CLOUD);
    }

    /**
     * The same, with next links to another Resource Manager.
     *
     * @param resourceManager such as {@code https://management.usgovcloudapi.net}
     */
    public static Emulator open(Path stateFolder, Clock clock, String resourceManager) throws IOException {
        return open(stateFolder, clock, FrontDoor.open(resourceManager), GroupPolicy.CREATE);
    }

    /** Opens the emulator behind a front door. Faults strike before it. */
    public static Emulator open(Path stateFolder, Clock clock, FrontDoor door, GroupPolicy policy) throws IOException {
        return new Emulator(stateFolder, clock, Thread::sleep, door, policy);
    }

    /** The same with somebody who runs queries on the rows that landed. */
    public static Emulator open(Path stateFolder, Clock clock, FrontDoor door, GroupPolicy policy, QueryEngine engine)
            throws IOException {
        return open(stateFolder, clock, door, policy, engine, FiredAlerts.NONE);
    }

    /** The same with somebody who knows which alerts fired. */
    public static Emulator open(
            Path stateFolder, Clock clock, FrontDoor door, GroupPolicy policy, QueryEngine engine, FiredAlerts fired)
            throws IOException {
        return new Emulator(stateFolder, clock, Thread::sleep, door, policy, engine, fired);
    }

    /**
     * Answers a request.
     *
     * @throws ConnectionResetException for a fault that resets
     * @throws IOException when the state folder cannot be used
     */
    public ArmResponse handle(ArmRequest request) throws IOException {
        Fault fault;
        try (FolderLock.Held held = lock.acquire()) {
            fault = faults.take(request);
            if (fault.delayMillis() == 0) {
                return answer(request, fault);
            }
        }
        delay(request, fault);
        try (FolderLock.Held held = lock.acquire()) {
            return answer(request, fault);
        }
    }

    /** The requests got so far, as a JSON array. */
    public String ledger() throws IOException {
        try (FolderLock.Held held = lock.acquire()) {
            return ledger.asArray();
        }
    }

    /** Forgets the requests got so far. */
    public void clearLedger() throws IOException {
        try (FolderLock.Held held = lock.acquire()) {
            ledger.clear();
        }
    }

    /**
     * The rows that a component got, or all components that keep theirs in a workspace: by table ({@code AppMetrics}), in the order in
     * which they came. Columns without a value are missing.
     *
     * @param resource id of the component or the workspace
     * @throws IOException when the state folder cannot be used, or a row is damaged
     */
    public Map<String, List<ObjectNode>> telemetry(String resource) throws IOException {
        try (FolderLock.Held held = lock.acquire()) {
            state.refresh();
            return ingestion.rows(resource);
        }
    }

    /**
     * The same rows, not before a moment; for who asks again and again: only the rows that count are kept in memory, and nobody waits
     * meanwhile.
     */
    public Map<String, List<ObjectNode>> telemetry(String resource, Instant since) throws IOException {
        return ingestion.rows(keys(resource), since);
    }

    /**
     * Whether a row has ever landed in a component, or in a component that keeps its rows in a workspace.
     *
     * @throws IOException when the state folder cannot be used
     */
    public boolean hasTelemetry(String resource) throws IOException {
        return ingestion.holdsAny(keys(resource));
    }

    private List<String> keys(String resource) throws IOException {
        try (FolderLock.Held held = lock.acquire()) {
            state.refresh();
            return ingestion.keys(resource);
        }
    }

    /**
     * All resources as reads show them, ordered by their ids. Treat them as immutable.
     *
     * @throws IOException when the state folder cannot be used, or a resource is damaged
     */
    public List<ObjectNode> resources() throws IOException {
        try (FolderLock.Held held = lock.acquire()) {
            state.refresh();
            List<ObjectNode> all = new ArrayList<>();
            for (Stored one : state.below("/").values()) {
                all.add(one.tree());
            }
            return all;
        }
    }

    /** The faults in force, as a JSON array. */
    public String faults() throws IOException {
        try (FolderLock.Held held = lock.acquire()) {
            return faults.text();
        }
    }

    /**
     * Arms these faults instead of any before.
     *
     * @param json what {@code faults.json} may hold
     * @return what is wrong with it; empty when it is in force
     */
    public Optional<String> arm(String json) throws IOException {
        try (FolderLock.Held held = lock.acquire()) {
            return faults.replace(json);
        }
    }

    private void delay(ArmRequest request, Fault fault) throws IOException {
        try {
            sleeper.sleep(fault.delayMillis());
        } catch (InterruptedException e) {
            try (FolderLock.Held held = lock.acquire()) {
                long seq = ledger.next();
                Instant now = clock.instant();
                ledger.append(seq, now, request, 0, Ids.fresh(seq, now, 0).toString());
            }
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the answer was held back");
        }
    }

    private ArmResponse answer(ArmRequest request, Fault fault) throws IOException {
        state.refresh();
        long seq = ledger.next();
        Instant now = clock.instant();
        String requestId = Ids.fresh(seq, now, 0).toString();
        boolean reset = fault.action() == Fault.Action.RESET;
        Map<String, String> headers = headers(request, requestId);
        Reply reply;
        if (reset && !fault.applied()) {
            reply = Reply.empty(0);
        } else if (fault.status() != 0) {
            reply = FaultReply.of(fault, request);
        } else {
            reply = admitted(request, seq, now, requestId, headers);
        }
        ledger.append(seq, now, request, reset ? 0 : reply.status(), requestId);
        if (reset) {
            throw new ConnectionResetException();
        }
        headers.putAll(reply.headers());
        headers.putAll(fault.headers());
        return response(reply, headers, fault.action());
    }

    private Reply admitted(ArmRequest request, long seq, Instant now, String requestId, Map<String, String> headers)
            throws IOException {
        if (Ingestion.isFor(request)) {
            return ingestion.answer(request, now);
        }
        if (Ingestion.mayBeOtlp(request)) {
            Optional<Signal> signal = Signal.of(request.path());
            if (signal.isPresent()) {
                return ingestion.otlp().answer(signal.get(), request, now);
            }
        }
        Admission admission = door.admit(request, now);
        if (admission instanceof Admission.Answered answered) {
            return Reply.of(answered.status(), answered.body(), answered.headers());
        }
        if (Queries.isFor(request)) {
            return queries.answer(request, now);
        }
        Admission.Admitted in = (Admission.Admitted) admission;
        return arm.answer(request, new Turn(seq, now, requestId, in.caller(), in.base(), headers));
    }

    private static Map<String, String> headers(ArmRequest request, String requestId) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Cache-Control", "no-cache");
        headers.put("x-ms-request-id", requestId);
        String correlation = request.headers().get("x-ms-correlation-request-id");
        headers.put("x-ms-correlation-request-id", correlation == null ? requestId : correlation);
        return headers;
    }

    private static ArmResponse response(Reply reply, Map<String, String> headers, Fault.Action action) {
        byte[] sent = reply.body();
        byte[] body = sent == null ? new byte[0] : sent;
        if (sent != null) {
            headers.putIfAbsent("Content-Type", "application/json; charset=utf-8");
        }
        return switch (action) {
            case TRUNCATE -> new ArmResponse(reply.status(), headers, half(body), Ending.TRUNCATED);
            case STALL -> new ArmResponse(reply.status(), headers, half(body), Ending.STALLED);
            default -> new ArmResponse(reply.status(), headers, body, Ending.COMPLETE);
        };
    }

    private static byte[] half(byte[] body) {
        return Arrays.copyOf(body, body.length / 2);
    }
}
