package dev.tocsin.alerting.evaluate;

/** The state after an evaluation, by the words of the service's preview API (previewAlertRule, AlertState). */
public enum AlertState {
    /** No alert is open. */
    NO_ALERT("NoAlert"),
    /** This evaluation raised an alert. */
    FIRED("Fired"),
    /** An alert is open and the condition is still met. */
    FIRING("Firing"),
    /** An alert is open; the condition is not met, but not for long enough. */
    RESOLVING("Resolving"),
    /** This evaluation resolved the alert. */
    RESOLVED("Resolved");

    private final String azureName;

    AlertState(String azureName) {
        this.azureName = azureName;
    }

    /** The word of the preview API. */
    public String azureName() {
        return azureName;
    }

    /** Whether people see a fired alert after the evaluation. */
    public boolean open() {
        return this == FIRED || this == FIRING || this == RESOLVING;
    }
}
