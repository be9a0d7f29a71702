package dev.tocsin.alerting.evaluate;

/** A rule whose evaluation fails in the service, or about which the documents do not say enough to simulate it. */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EvaluationException(String message) {
        super(message);
    }
}
