package dev.tocsin.preview.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Where regions of Azure and countries are, roughly: to the degree, which is enough for a small map. */
final class Places {
    private final Map<String, Place> places = new HashMap<>();

    /** Degrees to the north and to the east. */
    record Place(double latitude, double longitude) {}

    Places() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Places.class.getResourceAsStream("places.csv")), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] parts = line.split(",", -1);
                for (String name : parts[0].split("\\|", -1)) {
                    places.put(key(name), new Place(Double.parseDouble(parts[1]), Double.parseDouble(parts[2])));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By name: {@code westeurope}, {@code West Europe}, {@code Germany}, {@code DE}. */
    Optional<Place> of(String name) {
        return Optional.ofNullable(places.get(key(name)));
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(" ", "");
    }
}
