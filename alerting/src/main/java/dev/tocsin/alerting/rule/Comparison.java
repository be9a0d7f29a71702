package dev.tocsin.alerting.rule;

/** The operators of a static threshold, by Azure's names. */
public enum Comparison {
    EQUALS("Equals", "="),
    GREATER_THAN("GreaterThan", ">"),
    GREATER_THAN_OR_EQUAL("GreaterThanOrEqual", ">="),
    LESS_THAN("LessThan", "<"),
    LESS_THAN_OR_EQUAL("LessThanOrEqual", "<=");

    private final String azureName;
    private final String sign;

    Comparison(String azureName, String sign) {
        this.azureName = azureName;
        this.sign = sign;
    }

    /** The word in the resource's body. */
    public String azureName() {
        return azureName;
    }

    /** The sign that people read. */
    public String sign() {
        return sign;
    }

    /** Whether the comparison holds. NaN compares with nothing. */
    public boolean holds(double left, double right) {
        return switch (this) {
            case EQUALS -> left == right;
            case GREATER_THAN -> left > right;
            case GREATER_THAN_OR_EQUAL -> left >= right;
            case LESS_THAN -> left < right;
            case LESS_THAN_OR_EQUAL -> left <= right;
        };
    }
}
