package dev.tocsin.alerting.rule;

import java.time.Duration;

/**
 * When a rule is evaluated and on which time.
 *
 * @param frequency the time between two evaluations
 * @param window the length of one period, over which rows or samples become one value
 * @param range the time before the evaluation that the query sees; at least {@code window}
 */
public record Schedule(Duration frequency, Duration window, Duration range) {}
