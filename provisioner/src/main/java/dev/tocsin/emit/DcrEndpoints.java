package dev.tocsin.emit;

import dev.tocsin.emulator.otlp.Signal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a data collection rule takes OTLP, a preview (Microsoft Learn, azure-monitor/containers/opentelemetry-protocol-ingestion,
 * "Construct endpoint URLs"): an address for each signal, metrics on a host of their own.
 *
 * @param signals address of each signal that has one
 */
public record DcrEndpoints(Map<Signal, URI> signals) {
    private static final Pattern BASE = Pattern.compile("(?i)/dataCollectionRules/[A-Za-z0-9-]{1,80}/?");
    private static final Pattern WHOLE = Pattern.compile(
            "(?i)(/dataCollectionRules/[A-Za-z0-9-]{1,80})/streams/[A-Za-z0-9_-]{1,80}/otlp(/v1/[a-z]+)");
    private static final Map<Signal, String> STREAMS = Map.of(
            Signal.METRICS, "microsoft-otelmetrics",
            Signal.TRACES, "Microsoft-OTLP-Traces",
            Signal.LOGS, "Microsoft-OTLP-Logs");

    /** What is expected, for messages. */
    public static final String SHAPE =
            "https://HOST/dataCollectionRules/IMMUTABLE-ID, or an address of one signal as the"
                    + " portal shows it (the component, OTLP Connection Info)";

    /** Copies the map. */
    public DcrEndpoints {
        signals = Map.copyOf(signals);
    }

    /**
     * Reads addresses.
     *
     * @param texts each either the address of the rule, of which those of all signals are made, or the one of a signal
     * @return empty when one is of neither form
     */
    public static Optional<DcrEndpoints> parse(List<String> texts) {
        Map<Signal, URI> signals = new EnumMap<>(Signal.class);
        Map<Signal, URI> exact = new EnumMap<>(Signal.class);
        for (String text : texts) {
            Optional<URI> uri = https(text.strip());
            if (uri.isEmpty()) {
                return Optional.empty();
            }
            String path = uri.get().getRawPath();
            Matcher whole = WHOLE.matcher(path);
            Optional<Signal> one = whole.matches() ? Signal.of(whole.group(2)) : Optional.empty();
            if (one.isPresent()) {
                exact.put(one.get(), uri.get());
            } else if (BASE.matcher(path).matches()) {
                STREAMS.forEach((signal, stream) -> signals.put(signal, made(uri.get(), signal, stream)));
            } else {
                return Optional.empty();
            }
        }
        signals.putAll(exact);
        return Optional.of(new DcrEndpoints(signals));
    }

    private static Optional<URI> https(String text) {
        try {
            URI uri = new URI(text);
            boolean plain = "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return plain ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static URI made(URI rule, Signal signal, String stream) {
        String host = rule.getAuthority().replace(".metrics.ingest.", ".ingest.");
        if (signal == Signal.METRICS) {
            host = host.replaceFirst("\\.ingest\\.", ".metrics.ingest.");
        }
        String path = rule.getRawPath().replaceAll("/+$", "");
        return URI.create("https://" + host + path + "/streams/" + stream + "/otlp" + signal.path());
    }
}
