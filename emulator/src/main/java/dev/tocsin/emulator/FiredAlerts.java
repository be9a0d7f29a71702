package dev.tocsin.emulator;

import java.util.List;

/** Alerts of log alert rules, for the Alerts Management API. The emulator evaluates nothing: who opens it brings somebody who does. */
@FunctionalInterface
public interface FiredAlerts {
    /** Nothing ever fires. */
    FiredAlerts NONE = List::of;

    /** All that are known, in any order. Called on many threads. */
    List<FiredAlert> all();
}
