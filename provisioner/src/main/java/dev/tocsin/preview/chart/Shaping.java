package dev.tocsin.preview.chart;

import dev.tocsin.preview.chart.ChartData.Axis;
import dev.tocsin.preview.chart.ChartData.Point;
import dev.tocsin.preview.chart.ChartData.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rows → series. The column of times stands along the bottom, else the first one of text; columns of numbers are values; other
 * columns of text make a series for each of their values. Values of the same series at the same place are added.
 */
final class Shaping {
    /** As documented for charts of the portal. */
    private static final int MOST_SERIES = 100;

    private static final int MOST_POINTS = 10_000;
    private static final int MOST_CATEGORIES = 200;

    private final Columns columns;
    private final ChartSettings settings;
    private final List<String> notes = new ArrayList<>();

    private Shaping(Columns columns, ChartSettings settings) {
        this.columns = columns;
        this.settings = settings;
    }

    /** What there is to draw; nothing when no column has numbers. */
    static Optional<ChartData> of(Columns columns, ChartSettings settings) {
        return new Shaping(columns, settings).shape();
    }

    private Optional<ChartData> shape() {
        Optional<Integer> x = x();
        List<Integer> y = y(x);
        if (y.isEmpty()) {
            return Optional.empty();
        }
        if (settings.kind() == Kind.PIE) {
            return Optional.of(pie(x, y));
        }
        Axis axis = axis(x, y);
        List<Integer> group = group(x, y);
        Map<String, Integer> categories = new LinkedHashMap<>();
        Map<String, Map<Double, Double>> points = new LinkedHashMap<>();
        Map<String, Integer> from = new LinkedHashMap<>();
        int dropped = 0;
        for (int row = 0; row < columns.rows(); row++) {
            OptionalDouble place = place(axis, x, row, categories);
            for (int column : y) {
                OptionalDouble value = Cell.number(columns.at(row, column));
                if (place.isEmpty() || value.isEmpty()) {
                    continue;
                }
                String name = name(group, row, column, y.size() > 1);
                if (!points.containsKey(name) && points.size() >= 10 * MOST_SERIES) {
                    dropped++;
                    continue;
                }
                from.putIfAbsent(name, column);
                points.computeIfAbsent(name, unused -> axis == Axis.CATEGORY ? new LinkedHashMap<>() : new TreeMap<>())
                        .merge(place.getAsDouble(), value.getAsDouble(), Double::sum);
            }
        }
        if (dropped > 0) {
            notes.add(dropped + " values of further series are left out");
        }
        List<Series> series = new ArrayList<>();
        points.forEach((name, values) -> series.add(series(name, from.getOrDefault(name, 0), values)));
        List<Series> kept = others(series);
        return Optional.of(new ChartData(axis, List.copyOf(categories.keySet()), kept, notes));
    }

    private Series series(String name, int column, Map<Double, Double> values) {
        List<Point> points = new ArrayList<>();
        values.forEach((place, value) -> {
            if (points.size() < MOST_POINTS) {
                points.add(new Point(place, value));
            }
        });
        if (values.size() > MOST_POINTS) {
            notes.add("the first " + MOST_POINTS + " of " + values.size() + " points of " + name);
        }
        return new Series(name, columns.name(column), columns.isWhole(column), points);
    }

    private Optional<Integer> x() {
        Optional<Integer> named = columns.named(settings.x());
        if (named.isPresent()) {
            return named;
        }
        List<Integer> times = columns.all(columns::isTime);
        if (settings.kind() != Kind.PIE && settings.kind() != Kind.CATEGORICAL_BAR && !times.isEmpty()) {
            return Optional.of(times.get(0));
        }
        List<Integer> texts = columns.all(columns::isText);
        if (settings.kind() == Kind.PIE && !settings.group().isEmpty()) {
            Optional<Integer> group = columns.named(settings.group().get(0));
            if (group.isPresent()) {
                return group;
            }
        }
        if (!texts.isEmpty()) {
            return Optional.of(texts.get(0));
        }
        List<Integer> numbers = columns.all(columns::isNumber);
        return !times.isEmpty()
                ? Optional.of(times.get(0))
                : numbers.size() > 1 && settings.kind() != Kind.PIE ? Optional.of(numbers.get(0)) : Optional.empty();
    }

    private List<Integer> y(Optional<Integer> x) {
        List<Integer> named = settings.y().stream()
                .flatMap(one -> columns.named(one).stream())
                .filter(columns::isNumber)
                .toList();
        return named.isEmpty()
                ? columns.all(
                        one -> columns.isNumber(one) && (x.isEmpty() || !x.get().equals(one)))
                : named;
    }

    private Axis axis(Optional<Integer> x, List<Integer> y) {
        if (x.isEmpty() || settings.kind() == Kind.CATEGORICAL_BAR || y.isEmpty()) {
            return Axis.CATEGORY;
        }
        if (columns.isTime(x.get())) {
            return Axis.TIME;
        }
        return columns.isNumber(x.get()) && !settings.kind().bars() ? Axis.NUMBER : Axis.CATEGORY;
    }

    private List<Integer> group(Optional<Integer> x, List<Integer> y) {
        List<Integer> named = settings.group().stream()
                .flatMap(one -> columns.named(one).stream())
                .filter(one -> x.isEmpty() || !x.get().equals(one))
                .toList();
        if (!named.isEmpty() || settings.chosen()) {
            return named;
        }
        return columns.all(one -> columns.isText(one)
                && !y.contains(one)
                && (x.isEmpty() || !x.get().equals(one)));
    }

    private OptionalDouble place(Axis axis, Optional<Integer> x, int row, Map<String, Integer> categories) {
        if (x.isEmpty()) {
            categories.put("", 0);
            return OptionalDouble.of(0);
        }
        return switch (axis) {
            case TIME -> Cell.millis(columns.at(row, x.get()));
            case NUMBER -> Cell.number(columns.at(row, x.get()));
            case CATEGORY -> category(columns.text(row, x.get()), categories);
        };
    }

    private OptionalDouble category(String text, Map<String, Integer> categories) {
        Integer known = categories.get(text);
        if (known == null && categories.size() >= MOST_CATEGORIES) {
            String note = "the first " + MOST_CATEGORIES + " categories";
            if (!notes.contains(note)) {
                notes.add(note);
            }
            return OptionalDouble.empty();
        }
        if (known == null) {
            categories.put(text, categories.size());
            return OptionalDouble.of(categories.size() - 1.0);
        }
        return OptionalDouble.of(known);
    }

    private String name(List<Integer> group, int row, int column, boolean several) {
        if (group.isEmpty()) {
            return columns.name(column);
        }
        String values = group.stream().map(one -> columns.text(row, one)).collect(Collectors.joining(" · "));
        return several ? values + " · " + columns.name(column) : values;
    }

    /** Each category a slice; without one, each column of numbers. */
    private ChartData pie(Optional<Integer> x, List<Integer> y) {
        Map<String, Double> slices = new LinkedHashMap<>();
        for (int row = 0; row < columns.rows(); row++) {
            for (int column : x.isPresent() ? y.subList(0, 1) : y) {
                OptionalDouble value = Cell.number(columns.at(row, column));
                String name = x.isPresent() ? columns.text(row, x.get()) : columns.name(column);
                if (value.isPresent() && (slices.containsKey(name) || slices.size() < 10 * MOST_SERIES)) {
                    slices.merge(name, value.getAsDouble(), Double::sum);
                }
            }
        }
        boolean whole = columns.isWhole(y.get(0));
        List<Series> series = new ArrayList<>();
        slices.forEach((name, value) ->
                series.add(new Series(name, columns.name(y.get(0)), whole, List.of(new Point(0, value)))));
        return new ChartData(Axis.CATEGORY, List.of(), others(series), notes);
    }

    /** The largest series, and one of all others ({@code createOtherGroup}); without it, the largest hundred. */
    private List<Series> others(List<Series> series) {
        int alone = Math.min(settings.others().orElse(MOST_SERIES), MOST_SERIES);
        if (series.size() <= alone) {
            return series;
        }
        List<Series> sorted = new ArrayList<>(series);
        sorted.sort(Comparator.comparingDouble(Series::total).reversed());
        Set<Series> large = new LinkedHashSet<>(sorted.subList(0, alone));
        List<Series> kept =
                new ArrayList<>(series.stream().filter(large::contains).toList());
        if (settings.others().isEmpty()) {
            notes.add("the largest " + MOST_SERIES + " of " + series.size() + " series");
            return kept;
        }
        Map<Double, Double> rest = new TreeMap<>();
        series.stream()
                .filter(one -> !large.contains(one))
                .forEach(one -> one.points().forEach(point -> rest.merge(point.x(), point.y(), Double::sum)));
        List<Point> points = new ArrayList<>();
        rest.forEach((place, value) -> points.add(new Point(place, value)));
        String name = kept.stream().anyMatch(one -> one.name().equals("Other")) ? "Other (all others)" : "Other";
        kept.add(new Series(name, series.get(0).column(), series.get(0).whole(), points));
        return kept;
    }
}
