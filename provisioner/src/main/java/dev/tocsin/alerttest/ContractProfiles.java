package dev.tocsin.alerttest;

import dev.tocsin.alerting.data.Span;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.load.AlertTestFiles;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.SourceFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The profiles of a project's telemetry contracts, for those who send them. */
public final class ContractProfiles {
    private final ProjectFiles files;
    private final Diagnostics diagnostics;
    private final List<SourceFile> contracts;

    /** @param diagnostics what is wrong with the profiles */
    public ContractProfiles(ProjectFiles files, Diagnostics diagnostics) {
        this.files = files;
        this.diagnostics = diagnostics;
        this.contracts = new AlertTestFiles(files, diagnostics).contracts();
    }

    /** The names, in the order of the files. */
    public List<String> names() {
        return parts().stream().map(Part::key).toList();
    }

    private List<Part> parts() {
        return contracts.stream()
                .flatMap(contract -> Part.root(contract, diagnostics).at("profiles").members().stream())
                .toList();
    }

    /** Name of the application that the contract with this profile describes; empty when it says none. */
    public String application(String profile) {
        return find(profile)
                .map(part -> part.source().root().path("application").asText(""))
                .orElse("");
    }

    /** What a profile says about itself. */
    public String description(String profile) {
        return find(profile)
                .map(part -> part.value().path("description").asText(""))
                .orElse("");
    }

    private Optional<Part> find(String profile) {
        return parts().stream().filter(part -> part.key().equals(profile)).findFirst();
    }

    /** The first profile that says that this rule fires on it, under {@code fires}. */
    public Optional<String> firing(String rule) {
        return parts().stream()
                .filter(part -> part.at("fires").elements().stream()
                        .anyMatch(one -> one.text().filter(rule::equals).isPresent()))
                .map(Part::key)
                .findFirst();
    }

    /**
     * The rows of a profile, by time.
     *
     * @param profile one of {@link #names()}
     * @param now what {@code now} means in the profile: when something goes wrong
     * @param from the first moment
     * @param to the moment after the last one
     */
    public List<ProfileRow> rows(String profile, Instant now, Instant from, Instant to) {
        Part place = find(profile).orElseThrow(() -> new IllegalArgumentException("no profile " + profile));
        DataReader reader = new DataReader(now, new Span(from, to), files);
        List<ProfileRow> rows = new ArrayList<>();
        new Profiles(contracts, diagnostics).streams(profile, place).forEach((table, streams) -> {
            for (Profiles.Stream one : streams) {
                String name = one.stream().at("name").text().orElse(one.stream().pointer());
                for (Map<String, @Nullable Object> made : reader.streams(one.stream(), one.gaps())) {
                    Map<String, @Nullable Object> values = new LinkedHashMap<>(made);
                    if (values.remove(DataReader.TIME) instanceof Instant time && isWithin(time, from, to)) {
                        rows.add(new ProfileRow(table, name, time, values));
                    }
                }
            }
        });
        rows.sort(Comparator.comparing(ProfileRow::time));
        return rows;
    }

    /** Streams may begin and end on their own. */
    private static boolean isWithin(Instant time, Instant from, Instant to) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
