package dev.tocsin.lint.telemetry;

import dev.tocsin.lint.Rule;
import java.util.List;

/** The rules on the telemetry contract. */
public final class TelemetryRules {
    private TelemetryRules() {}

    /** All, by code. They share what they find out about a project. */
    public static List<Rule> all() {
        Usages usages = new Usages();
        return List.of(
                new HistogramAsValue(usages),
                new GaugeSummed(usages),
                new CounterAveraged(usages),
                new UnknownSignal(usages),
                new UnknownProperty(usages),
                new UnknownValue(usages),
                new NotEmittedYet(usages),
                new Unwatched(usages),
                new WrongTable(usages),
                new UnreliableMetric(usages));
    }
}
