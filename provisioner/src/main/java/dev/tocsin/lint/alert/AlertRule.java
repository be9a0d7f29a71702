package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Rule;

/** What rules on alert rules and routing have in common: they say who they are once. */
abstract class AlertRule implements Rule {
    private final String code;
    private final Level level;
    private final String title;

    AlertRule(String code, Level level, String title) {
        this.code = code;
        this.level = level;
        this.title = title;
    }

    @Override
    public final String code() {
        return code;
    }

    @Override
    public final Level level() {
        return level;
    }

    @Override
    public final String title() {
        return title;
    }
}
