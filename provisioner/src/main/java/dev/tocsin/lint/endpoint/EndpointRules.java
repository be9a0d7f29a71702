package dev.tocsin.lint.endpoint;

import dev.tocsin.lint.Rule;
import java.util.List;

/** The rules on endpoints. */
public final class EndpointRules {
    private EndpointRules() {}

    /** All, by code. */
    public static List<Rule> all() {
        return List.of(new PlainHttp(), new RetiredConnector(), new RawChatHook());
    }
}
