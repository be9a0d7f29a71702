package dev.tocsin.alerting.rule;

/** A rule that can be simulated. */
public sealed interface AlertRule permits LogRule, MetricRule, ActivityLogRule {
    /** The resource's name. */
    String name();

    /** A rule that is not enabled is never evaluated. */
    boolean enabled();
}
