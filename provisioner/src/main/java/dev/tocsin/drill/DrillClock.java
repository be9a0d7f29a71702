package dev.tocsin.drill;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of a drill: it passes when somebody says so. */
public final class DrillClock extends Clock {
    private Instant now;

    /** @param start the first moment */
    public DrillClock(Instant start) {
        now = start;
    }

    /** Sets the time, which never goes back. */
    synchronized void moveTo(Instant time) {
        now = time.isAfter(now) ? time : now;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a drill knows UTC only");
    }
}
