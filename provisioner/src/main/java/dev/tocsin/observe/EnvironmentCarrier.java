package dev.tocsin.observe;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Context in the variables of a process: {@code traceparent} is {@code TRACEPARENT}. */
final class EnvironmentCarrier implements TextMapGetter<Map<String, String>> {
    @Override
    public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
        return carrier == null ? null : carrier.get(key.toUpperCase(Locale.ROOT));
    }
}
