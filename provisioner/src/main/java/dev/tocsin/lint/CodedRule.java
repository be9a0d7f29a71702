package dev.tocsin.lint;

import dev.tocsin.diagnostic.Level;

/** A rule that says once who it is. */
public abstract class CodedRule implements Rule {
    private final String code;
    private final Level level;
    private final String title;

    /** Tells its code, its level and its title as {@link Rule} describes them. */
    protected CodedRule(String code, Level level, String title) {
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
