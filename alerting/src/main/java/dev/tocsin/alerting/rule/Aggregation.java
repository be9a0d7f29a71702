package dev.tocsin.alerting.rule;

/** How several values become one, by Azure's names. */
public enum Aggregation {
    COUNT("Count"),
    AVERAGE("Average"),
    MINIMUM("Minimum"),
    MAXIMUM("Maximum"),
    TOTAL("Total");

    private final String azureName;

    Aggregation(String azureName) {
        this.azureName = azureName;
    }

    /** The word in the resource's body. */
    public String azureName() {
        return azureName;
    }
}
