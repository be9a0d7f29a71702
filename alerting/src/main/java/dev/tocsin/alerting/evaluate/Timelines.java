package dev.tocsin.alerting.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers evaluations into a timeline for each series, in the order of their appearance. */
final class Timelines {
    private final Map<SeriesKey, List<Evaluation>> series = new LinkedHashMap<>();

    void add(Map<SeriesKey, Evaluation> evaluations) {
        evaluations.forEach((key, one) ->
                series.computeIfAbsent(key, unused -> new ArrayList<>()).add(one));
    }

    List<Timeline> all() {
        List<Timeline> timelines = new ArrayList<>(series.size());
        series.forEach((key, evaluations) -> timelines.add(new Timeline(key, evaluations)));
        return timelines;
    }
}
