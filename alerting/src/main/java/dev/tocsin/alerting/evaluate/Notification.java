package dev.tocsin.alerting.evaluate;

/** What the action groups hear of an evaluation. */
public enum Notification {
    NONE,
    /** The actions run, with {@code monitorCondition} Fired. */
    FIRED,
    /** The actions run, with {@code monitorCondition} Resolved. */
    RESOLVED,
    /** An alert fired, and its actions are muted. */
    MUTED
}
