package dev.tocsin.emulator;

import dev.tocsin.emulator.Resources.Call;
import java.util.Locale;

/** What Azure Monitor tells about a resource of any kind: its metrics. */
final class Extensions {
    private final Resources resources;
    private final MetricCatalog metrics = new MetricCatalog();

    Extensions(Resources resources) {
        this.resources = resources;
    }

    Reply answer(Call call) throws Refusal {
        if (!call.request().method().equals("GET")) {
            throw Unserved.path(call.request());
        }
        resources.existing(call);
        String id = call.kind().id(call.path(), call.path().group());
        return switch (call.path().extension().toLowerCase(Locale.ROOT)) {
            case "microsoft.insights/metricdefinitions" ->
                Reply.of(
                        200,
                        metrics.definitions(
                                call.kind(),
                                id,
                                call.query().get("metricnamespace").orElse("")));
            case "microsoft.insights/metricnamespaces" -> Reply.of(200, metrics.namespaces(call.kind(), id));
            default -> throw Unserved.path(call.request());
        };
    }
}
