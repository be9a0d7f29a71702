package dev.tocsin.lint;

import dev.tocsin.lint.alert.AlertRules;
import dev.tocsin.lint.endpoint.EndpointRules;
import dev.tocsin.lint.telemetry.TelemetryRules;
import dev.tocsin.lint.workbook.WorkbookRules;
import java.util.ArrayList;
import java.util.List;

/** The rules on projects, by what they look at. Rules on queries alone are in {@code dev.tocsin.kql.lint}. */
public final class Rules {
    private Rules() {}

    /** All, by code. */
    public static List<Rule> all() {
        List<Rule> all = new ArrayList<>(AlertRules.all());
        all.addAll(WorkbookRules.all());
        all.addAll(TelemetryRules.all());
        all.addAll(EndpointRules.all());
        return all;
    }
}
