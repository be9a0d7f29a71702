package dev.tocsin.preview.chart;

import dev.tocsin.preview.chart.ChartData.Point;
import dev.tocsin.preview.chart.ChartData.Series;
import dev.tocsin.preview.format.NumberText;
import dev.tocsin.preview.format.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The series below a chart, each with one value. The portal lets the author choose among sum, average, smallest, largest, first
 * and last; which number stands for which in {@code aggregation} is not public, so here whole numbers, which are counts, are
 * added and others are averaged, and the legend says which.
 */
final class Legend {
    /** Colours of the page's palette. */
    static final int SLOTS = 10;

    private Legend() {}

    static List<Chart.Entry> of(ChartData data, ChartSettings settings) {
        Unit unit = ChartSettings.unit(settings.yAxis());
        List<Chart.Entry> entries = new ArrayList<>();
        int slot = 0;
        for (Series one : data.series()) {
            boolean sum = settings.kind() == Kind.PIE
                    || one.whole() && unit.kind() != Unit.Kind.PERCENT && unit.kind() != Unit.Kind.TIME;
            double total = one.total();
            double value = sum ? total : total / Math.max(1, one.points().size());
            OptionalInt colour = settings.colour(one.name(), data.series().size() == 1);
            entries.add(new Chart.Entry(
                    one.name(),
                    settings.label(one.name()),
                    NumberText.big(value, unit),
                    settings.kind() == Kind.PIE ? "" : sum ? "sum" : "average",
                    colour,
                    slot % SLOTS));
            slot += colour.isPresent() ? 0 : 1;
        }
        return entries;
    }

    /** For those who cannot see it. */
    static String summary(ChartData data, List<Chart.Entry> entries) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(10, entries.size()); i++) {
            Chart.Entry one = entries.get(i);
            List<Point> points = data.series().get(i).points();
            out.append(i == 0 ? "" : "; ")
                    .append(one.label())
                    .append(": ")
                    .append(one.of().isEmpty() ? "" : points.size() + " points, " + one.of() + " ")
                    .append(one.value());
        }
        int more = entries.size() - 10;
        return more > 0 ? out.append("; and ").append(more).append(" more").toString() : out.toString();
    }
}
