package dev.tocsin.alerting.evaluate;

/**
 * The service's limits on alerts (Microsoft Learn, alerts-types "Stateful log search alerts have these limitations" and
 * Azure Monitor service limits).
 *
 * @param perEvaluation how many alerts one evaluation may raise
 * @param open how many alerts of a rule may be open
 */
record ServiceLimits(int perEvaluation, int open) {
    static final ServiceLimits STATEFUL_LOG = new ServiceLimits(300, 5_000);
    static final ServiceLimits STATELESS_LOG = new ServiceLimits(6_000, Integer.MAX_VALUE);
    static final ServiceLimits NONE = new ServiceLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);
}
