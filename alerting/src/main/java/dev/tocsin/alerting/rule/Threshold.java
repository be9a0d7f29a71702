package dev.tocsin.alerting.rule;

/** A static threshold. */
public record Threshold(Comparison comparison, double value) {
    /** Whether a measured value violates it. */
    public boolean violatedBy(double measured) {
        return comparison.holds(measured, value);
    }
}
