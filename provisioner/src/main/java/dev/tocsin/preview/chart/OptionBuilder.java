package dev.tocsin.preview.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import dev.tocsin.preview.chart.ChartData.Axis;
import dev.tocsin.preview.chart.ChartData.Point;
import dev.tocsin.preview.chart.ChartData.Series;
import dev.tocsin.preview.format.NamedColour;
import dev.tocsin.preview.format.NumberText;
import dev.tocsin.preview.format.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The option of a chart. Texts in it are data; there is no function and no HTML. Colours are {@code #rrggbb}, or the number of a
 * place in the page's palette, which differs in light and dark.
 *
 * @see <a href="https://echarts.apache.org/en/option.html">ECharts option</a>
 */
final class OptionBuilder {
    private final ChartData data;
    private final ChartSettings settings;
    private final List<Chart.Entry> legend;
    private final double[] places;

    OptionBuilder(ChartData data, ChartSettings settings) {
        this.data = data;
        this.settings = settings;
        this.legend = Legend.of(data, settings);
        this.places = data.series().stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(Point::x)
                .distinct()
                .sorted()
                .toArray();
    }

    Chart chart() {
        ObjectNode option = JsonNodeFactory.instance.objectNode();
        option.put("animation", false).put("useUTC", true);
        ArrayNode colours = option.putArray("color");
        for (Chart.Entry one : legend) {
            if (one.colour().isPresent()) {
                colours.add(NamedColour.hex(one.colour().getAsInt()));
            } else {
                colours.add(one.slot());
            }
        }
        option.putObject("legend").put("show", false);
        option.putObject("tooltip").put("trigger", onePoint() ? "item" : "axis");
        if (settings.kind() == Kind.PIE) {
            pie(option);
        } else {
            axes(option);
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("option", option);
        root.set("y", unit(ChartSettings.unit(settings.yAxis())));
        if (data.axis() == Axis.NUMBER) {
            root.set("x", unit(ChartSettings.unit(settings.xAxis())));
        }
        return new Chart(
                root,
                legend,
                settings.metrics(),
                Legend.summary(data, legend),
                settings.kind() != Kind.PIE && data.axis() == Axis.TIME,
                first(),
                last(),
                data.notes());
    }

    private boolean onePoint() {
        return settings.kind() == Kind.PIE || settings.kind() == Kind.SCATTER;
    }

    private static ObjectNode unit(Unit unit) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", unit.kind().name())
                .put("factor", unit.factor())
                .put("suffix", unit.suffix());
    }

    private void pie(ObjectNode option) {
        double total = data.series().stream().mapToDouble(Series::total).sum();
        option.putObject("title")
                .put("text", NumberText.big(total, ChartSettings.unit(settings.yAxis())))
                .put("left", "center")
                .put("top", "center");
        ObjectNode series = option.putArray("series").addObject().put("type", "pie");
        series.putArray("radius").add("55%").add("85%");
        series.putObject("label").put("show", false);
        ArrayNode slices = series.putArray("data");
        for (int i = 0; i < data.series().size(); i++) {
            double value = data.series().get(i).total();
            slices.addObject().put("name", legend.get(i).label()).set("value", json(value));
        }
    }

    /** Lying bars are what a bar chart of categories is; over time, and in the other kinds, bars stand. */
    private boolean lying() {
        return (settings.kind() == Kind.BAR || settings.kind() == Kind.UNSTACKED_BAR) && data.axis() == Axis.CATEGORY;
    }

    private void axes(ObjectNode option) {
        option.putObject("grid")
                .put("left", 8)
                .put("right", 20)
                .put("top", lying() || settings.yAxis().path("label").asText().isBlank() ? 12 : 30)
                .put("bottom", titled() ? 26 : 6)
                .put("containLabel", true);
        ObjectNode places = option.putObject(lying() ? "yAxis" : "xAxis");
        ObjectNode values = option.putObject(lying() ? "xAxis" : "yAxis");
        places(places);
        values.put("type", "value");
        limit(values, "min", ChartSettings.limit(settings.yAxis().path("min")));
        limit(values, "max", ChartSettings.limit(settings.yAxis().path("max")));
        title(values, settings.yAxis().path("label").asText());
        ArrayNode all = option.putArray("series");
        for (int i = 0; i < data.series().size(); i++) {
            all.add(series(data.series().get(i), legend.get(i), i));
        }
    }

    /** Whether the axis along the bottom has a title below it. */
    private boolean titled() {
        return !(lying() ? settings.yAxis() : settings.xAxis())
                .path("label")
                .asText()
                .isBlank();
    }

    private static void limit(ObjectNode axis, String end, OptionalDouble value) {
        value.ifPresent(limit -> axis.set(end, json(limit)));
    }

    private static void title(ObjectNode axis, String title) {
        if (!title.isBlank()) {
            axis.put("name", title.length() > 100 ? title.substring(0, 100) + "…" : title);
        }
    }

    private void places(ObjectNode axis) {
        axis.put(
                "type",
                switch (data.axis()) {
                    case TIME -> "time";
                    case NUMBER -> "value";
                    case CATEGORY -> "category";
                });
        title(axis, settings.xAxis().path("label").asText());
        if (data.axis() == Axis.CATEGORY) {
            ArrayNode names = axis.putArray("data");
            data.categories().forEach(names::add);
            if (lying()) {
                axis.put("inverse", true);
            } else if (!settings.kind().bars()) {
                axis.put("boundaryGap", data.categories().size() == 1);
            }
        } else if (data.axis() == Axis.TIME && settings.kind().bars()) {
            // Half a step at both ends: else the outer bars are cut in half.
            axis.set("min", json(first() - step() / 2));
            axis.set("max", json(last() + step() / 2));
        } else if (data.axis() == Axis.NUMBER) {
            axis.put("scale", true);
        }
    }

    private double first() {
        return places.length == 0 ? 0 : places[0];
    }

    private double last() {
        return places.length == 0 ? 0 : places[places.length - 1];
    }

    /** The smallest distance between two places. */
    private double step() {
        double smallest = Double.MAX_VALUE;
        for (int i = 1; i < places.length; i++) {
            smallest = Math.min(smallest, places[i] - places[i - 1]);
        }
        return smallest == Double.MAX_VALUE ? 3_600_000 : smallest;
    }

    private ObjectNode series(Series one, Chart.Entry entry, int index) {
        ObjectNode series = JsonNodeFactory.instance.objectNode().put("name", entry.name());
        switch (settings.kind()) {
            case LINE, AREA, STACKED_AREA -> line(series, one);
            case SCATTER -> series.put("type", "scatter").put("symbolSize", 8);
            default -> {
                series.put("type", "bar").put("barMaxWidth", 48);
                if (settings.kind() == Kind.BAR
                        || settings.kind() == Kind.CATEGORICAL_BAR
                                && data.series().size() > 1) {
                    series.put("stack", "all");
                }
            }
        }
        if (index == 0 && settings.threshold().isPresent()) {
            ObjectNode mark = series.putObject("markLine").put("silent", true).put("symbol", "none");
            mark.putArray("data")
                    .addObject()
                    .set(lying() ? "xAxis" : "yAxis", json(settings.threshold().getAsDouble()));
        }
        if (lying()) {
            ArrayNode values = series.putArray("data");
            one.points().forEach(point -> values.addArray().add(json(point.y())).add(json(point.x())));
        } else {
            points(series.putArray("data"), one, series.has("stack"));
        }
        return series;
    }

    /** ECharts stacks the first points of all series, then the second ones: all must have the same places. */
    private void points(ArrayNode points, Series one, boolean stacked) {
        if (!stacked || data.axis() == Axis.CATEGORY) {
            one.points().forEach(point -> points.addArray().add(json(point.x())).add(json(point.y())));
            return;
        }
        Map<Double, Double> values = new HashMap<>();
        one.points().forEach(point -> values.put(point.x(), point.y()));
        for (double place : places) {
            Double value = values.get(place);
            points.addArray().add(json(place)).add(value == null ? JsonNodeFactory.instance.nullNode() : json(value));
        }
    }

    /** Whole numbers without a point: a third of the size. */
    private static ValueNode json(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? JsonNodeFactory.instance.numberNode((long) value)
                : JsonNodeFactory.instance.numberNode(value);
    }

    private void line(ObjectNode series, Series one) {
        series.put("type", "line")
                .put("showSymbol", settings.dots() || one.points().size() < 2)
                .put("symbolSize", 6);
        series.putObject("lineStyle").put("width", 2);
        if (settings.kind() != Kind.LINE) {
            series.putObject("areaStyle").put("opacity", settings.kind() == Kind.AREA ? 0.25 : 0.6);
        }
        if (settings.kind() == Kind.STACKED_AREA) {
            series.put("stack", "all");
        }
    }
}
