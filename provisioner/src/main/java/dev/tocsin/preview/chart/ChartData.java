package dev.tocsin.preview.chart;

import java.util.List;

/**
 * What a chart shows.
 *
 * @param axis what stands along the bottom
 * @param categories names of the places on an axis of categories
 * @param series at most a hundred
 * @param notes what had to be left out
 */
record ChartData(Axis axis, List<String> categories, List<Series> series, List<String> notes) {
    ChartData {
        categories = List.copyOf(categories);
        series = List.copyOf(series);
        notes = List.copyOf(notes);
    }

    /** What stands along the bottom. */
    enum Axis {
        /** Milliseconds since 1970. */
        TIME,
        /** Indexes of categories. */
        CATEGORY,
        /** Any numbers. */
        NUMBER
    }

    /**
     * One line, or one colour of bars.
     *
     * @param name distinct in its chart
     * @param column whose values it has
     * @param whole whether these are whole numbers, as counts are
     */
    record Series(String name, String column, boolean whole, List<Point> points) {
        Series {
            points = List.copyOf(points);
        }

        double total() {
            return points.stream().mapToDouble(Point::y).sum();
        }
    }

    /** A value at a place of the axis. */
    record Point(double x, double y) {}
}
