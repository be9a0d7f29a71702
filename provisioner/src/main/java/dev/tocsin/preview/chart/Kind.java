package dev.tocsin.preview.chart;

import java.util.Locale;
import java.util.Optional;

/** The kinds of charts. */
public enum Kind {
    /** Points joined by lines. */
    LINE,
    /** Lines with what is below them filled. */
    AREA,
    /** Areas on top of each other. */
    STACKED_AREA,
    /** Bars on top of each other: upright over time, lying for categories. */
    BAR,
    /** Bars side by side. */
    UNSTACKED_BAR,
    /** Upright bars, one place for each category. */
    CATEGORICAL_BAR,
    /** A ring with a part for each category. */
    PIE,
    /** Points. */
    SCATTER;

    /** What a {@code visualization}, or a query's {@code render}, names; nothing when it is no chart. */
    public static Optional<Kind> of(String visualization) {
        return switch (visualization.toLowerCase(Locale.ROOT)) {
            case "linechart", "timechart", "anomalychart" -> Optional.of(LINE);
            case "areachart" -> Optional.of(AREA);
            case "stackedareachart" -> Optional.of(STACKED_AREA);
            case "barchart" -> Optional.of(BAR);
            case "unstackedbar" -> Optional.of(UNSTACKED_BAR);
            case "categoricalbar", "columnchart" -> Optional.of(CATEGORICAL_BAR);
            case "piechart" -> Optional.of(PIE);
            case "scatterchart" -> Optional.of(SCATTER);
            default -> Optional.empty();
        };
    }

    boolean bars() {
        return this == BAR || this == UNSTACKED_BAR || this == CATEGORICAL_BAR;
    }
}
