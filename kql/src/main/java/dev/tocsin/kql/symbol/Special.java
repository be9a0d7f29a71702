package dev.tocsin.kql.symbol;

/** Types that no value has. */
public enum Special implements Type {
    /** The expression is wrong; stands for any type. */
    ERROR,
    /** The expression has no value. */
    VOID;

    @Override
    public String word() {
        return this == ERROR ? "error" : "void";
    }

    @Override
    public boolean scalar() {
        return this == ERROR;
    }

    @Override
    public boolean tabular() {
        return this == ERROR;
    }
}
