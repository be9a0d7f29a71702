package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.html.Html;
import dev.tocsin.preview.data.DataSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Circles by latitude and longitude on an empty grid of degrees, without coasts: a page may ask nobody for a map. Below it are the
 * places with their values, those that have no known position too.
 *
 * @see <a href="https://github.com/microsoft/Application-Insights-Workbooks/blob/master/Documentation/Visualizations/Map.md">Map
 *     visualization</a>
 */
final class WorldMap {
    /** As documented. */
    private static final int MOST = 100;

    private final DataSet data;
    private final JsonNode settings;
    private final Cells cells;
    private final NodeColour colour;
    private final Places places = new Places();

    private WorldMap(DataSet data, JsonNode settings, Colours colours) {
        this.data = data;
        this.settings = settings;
        this.cells = new Cells(data, colours);
        this.colour = new NodeColour(data, settings.path("itemColorSettings"), colours);
    }

    /** Rows of one place. */
    private record Spot(int row, String label, double value, Optional<Places.Place> place) {}

    static String html(DataSet data, JsonNode settings, Colours colours) {
        return new WorldMap(data, settings, colours).html();
    }

    private int column(String setting) {
        return data.columns().indexOf(settings.path(setting).asText());
    }

    private List<Spot> spots() {
        int location = column("locInfoColumn");
        int latitude = column("latitude");
        int longitude = column("longitude");
        int size = column("sizeSettings");
        int label = column("labelSettings");
        String how = settings.path("sizeAggregation").asText("Sum");
        Map<String, Spot> spots = new LinkedHashMap<>();
        for (int row = 0; row < data.rows().size(); row++) {
            @Nullable Double north = latitude < 0 ? null : data.number(row, latitude);
            @Nullable Double east = longitude < 0 ? null : data.number(row, longitude);
            String name = location < 0 ? "" : data.text(row, location);
            Optional<Places.Place> place = north != null && east != null
                    ? Optional.of(new Places.Place(limit(north, 90), limit(east, 180)))
                    : places.of(name);
            @Nullable Double number = size < 0 ? null : data.number(row, size);
            double value = how.equals("Count") || number == null ? 1 : number;
            String shown = label < 0 ? name.substring(name.lastIndexOf('/') + 1) : data.text(row, label);
            Spot spot = new Spot(row, shown, value, place);
            String key = name.isEmpty() ? place + shown : name;
            if (spots.containsKey(key) || spots.size() < MOST) {
                spots.merge(
                        key, spot, (old, now) -> new Spot(old.row(), old.label(), merged(how, old, now), old.place()));
            }
        }
        List<Spot> sorted = new ArrayList<>(spots.values());
        sorted.sort(Comparator.comparingDouble(Spot::value).reversed());
        return sorted;
    }

    private static double merged(String how, Spot old, Spot now) {
        return switch (how) {
            case "Max" -> Math.max(old.value(), now.value());
            case "Min" -> Math.min(old.value(), now.value());
            default -> old.value() + now.value();
        };
    }

    private static double limit(double degrees, double most) {
        return Math.max(-most, Math.min(most, degrees));
    }

    private String html() {
        List<Spot> spots = spots();
        double most = spots.stream().mapToDouble(Spot::value).max().orElse(1);
        double smallest = limit(settings.path("minSize").asDouble(10), 100) / 6;
        double largest = Math.max(smallest, limit(settings.path("maxSize").asDouble(60), 200) / 6);
        StringBuilder out =
                new StringBuilder("<svg class=\"map\" viewBox=\"-180 -90 360 165\" role=\"img\" aria-label=\"Map of "
                        + spots.size() + " places\">");
        for (int degrees = -150; degrees <= 150; degrees += 30) {
            out.append("<path d=\"M").append(degrees).append(" -90V75\"/>");
        }
        for (int degrees = -60; degrees <= 60; degrees += 30) {
            out.append("<path d=\"M-180 ").append(degrees).append("H180\"/>");
        }
        out.append("<path class=\"equator\" d=\"M-180 0H180\"/>\n");
        int unknown = 0;
        for (Spot one : spots) {
            if (one.place().isEmpty()) {
                unknown++;
                continue;
            }
            double share = most <= 0 ? 0 : Math.sqrt(Math.max(0, one.value()) / most);
            out.append("<circle class=\"")
                    .append(colour.of(one.row()))
                    .append("\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>"
                            .formatted(
                                    one.place().get().longitude(),
                                    -one.place().get().latitude(),
                                    smallest + (largest - smallest) * share))
                    .append(Html.escape(one.label()))
                    .append("</title></circle>\n");
        }
        out.append("</svg>").append(legend(spots));
        List<String> notes = new ArrayList<>(cells.notes());
        notes.add("a grid of degrees stands for the map");
        if (unknown > 0) {
            notes.add(unknown + (unknown == 1 ? " place has" : " places have") + " no position known here");
        }
        return out.append(Grid.notes(notes)).toString();
    }

    private String legend(List<Spot> spots) {
        int metric = column("legendMetric");
        JsonNode format = settings.path("numberFormatSettings");
        StringBuilder out = new StringBuilder("<ul class=\"places\">");
        int most = Math.max(1, Math.min(MOST, settings.path("numberOfMetrics").asInt(10)));
        for (Spot one : spots.subList(0, Math.min(most, spots.size()))) {
            com.fasterxml.jackson.databind.node.ObjectNode wrapped =
                    com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            wrapped.set("numberFormat", format);
            out.append("<li><i class=\"swatch ")
                    .append(colour.of(one.row()))
                    .append("\"></i><span>")
                    .append(Html.escape(one.label().isEmpty() ? "(empty)" : one.label()))
                    .append("</span><b>")
                    .append(metric < 0 ? "" : Html.escape(cells.text(one.row(), metric, wrapped)))
                    .append("</b></li>\n");
        }
        return out.append("</ul>").toString();
    }
}
