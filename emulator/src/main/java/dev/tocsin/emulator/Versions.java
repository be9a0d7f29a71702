package dev.tocsin.emulator;

import dev.tocsin.arm.ArmSpec;
import dev.tocsin.arm.ArmSpecs;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which api-versions are taken, and which specification stands for each. */
final class Versions {
    private static final int DATE_LENGTH = 10;
    private static final Pattern WELL_FORMED = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-[a-z]+)?");

    private final ArmSpecs specs = ArmSpecs.shipped();

    /** The requested version, or the refusal of ARM when there is none. */
    static String required(Query query) throws Refusal {
        Optional<String> version = query.get("api-version");
        if (version.isEmpty()) {
            throw new Refusal(
                    400,
                    "MissingApiVersionParameter",
                    "The api-version query parameter (?api-version=) is required for all requests.");
        }
        return version.get();
    }

    /** Refuses a version that the kind does not have. */
    void check(Kind kind, String version) throws Refusal {
        if (specs.apiVersions(kind.type()).contains(version)
                || kind.olderVersions().contains(version)) {
            return;
        }
        String supported = String.join(", ", of(kind));
        if (!WELL_FORMED.matcher(version).matches()) {
            throw new Refusal(
                    400,
                    "InvalidApiVersionParameter",
                    "The api-version '" + version + "' is invalid. The supported versions are '" + supported + "'.");
        }
        throw new Refusal(
                400,
                "NoRegisteredProviderFound",
                "No registered resource provider found for location * and API version '" + version + "' for type '"
                        + kind.shortType() + "'. The supported api-versions are '" + supported + "'.");
    }

    /** All versions that the kind has, newest first. */
    List<String> of(Kind kind) {
        TreeSet<String> known = new TreeSet<>(specs.apiVersions(kind.type()));
        known.addAll(kind.olderVersions());
        return List.copyOf(known.descendingSet());
    }

    /** The specification of the version; for one without, that of the next newer version that has one. */
    ArmSpec spec(Kind kind, String version) {
        List<String> shipped = specs.apiVersions(kind.type());
        String nearest = shipped.get(shipped.size() - 1);
        for (int i = shipped.size() - 1; i >= 0; i--) {
            if (shipped.get(i).compareTo(date(version)) >= 0) {
                nearest = shipped.get(i);
            }
        }
        String found = nearest;
        return specs.find(kind.type(), found)
                .orElseThrow(() -> new IllegalStateException("no specification of " + kind.type() + " " + found));
    }

    private static String date(String version) {
        return version.substring(0, Math.min(DATE_LENGTH, version.length()));
    }
}
