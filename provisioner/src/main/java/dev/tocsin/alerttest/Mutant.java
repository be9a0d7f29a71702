package dev.tocsin.alerttest;

import dev.tocsin.alerting.rule.AlertRule;

/**
 * A rule with one thing changed.
 *
 * @param change what was changed, one line
 */
record Mutant(String change, AlertRule rule) {}
