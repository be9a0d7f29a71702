package dev.tocsin.emulator.otlp;

import java.util.Set;

/** Telemetry of tests and robots ({@code _utils.py}, {@code _is_any_synthetic_source}). */
final class Synthetic {
    private static final Set<String> TYPES = Set.of("bot", "test");

    private Synthetic() {}

    static boolean is(Attributes attributes) {
        return TYPES.contains(attributes.text("user_agent.synthetic.type"))
                || attributes.first("user_agent.original", "http.user_agent").contains("AlwaysOn");
    }
}
