package dev.tocsin.cli;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import dev.tocsin.azure.Waiting;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that is killed at its nth write. Arguments: n, a {@link Point}, then those of tocsin. */
final class KilledRun {
    /** What {@code kill -9} leaves as exit code. */
    static final int KILLED = 137;

    /** When it dies. */
    enum Point {
        /** The request never left. */
        BEFORE_SENDING,
        /** The service did it, and its answer never arrived. */
        APPLIED,
        /** The answer arrived, and nothing was done with it. */
        ANSWERED
    }

    private final int nth;
    private final Point point;
    private final AtomicInteger writes = new AtomicInteger();

    private KilledRun(int nth, Point point) {
        this.nth = nth;
        this.point = point;
    }

    public static void main(String[] args) {
        System.setProperty("org.freemarker.loggerLibrary", "none");
        KilledRun run = new KilledRun(Integer.parseInt(args[0]), Point.valueOf(args[1]));
        System.exit(Main.run(
                new Terminal(System.out, System.err, System.in, Map.of(), false),
                Clock.systemUTC(),
                TestOutside.of(Detour.through(run::pass), Waiting.real()),
                Arrays.copyOfRange(args, 2, args.length)));
    }

    private HttpResponse pass(HttpRequest request, Detour.Onward onward) {
        boolean last = request.getHttpMethod() != HttpMethod.GET && writes.incrementAndGet() == nth;
        if (last && point == Point.BEFORE_SENDING) {
            die();
        }
        HttpResponse response = onward.send();
        if (last && point == Point.APPLIED) {
            die();
        }
        return last ? Canned.thatEndsWith(response, KilledRun::die) : response;
    }

    /** What no shutdown hook, no finally and no flush survives, like SIGKILL. */
    private static void die() {
        Runtime.getRuntime().halt(KILLED);
    }
}
