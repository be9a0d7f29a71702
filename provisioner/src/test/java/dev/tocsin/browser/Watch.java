package dev.tocsin.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** Listens to what a page does beside what it shows. */
final class Watch {
    /** What a page made of one file, or by a server on this machine, may ask for. */
    private static final Set<String> OWN = Set.of("file", "data", "about", "blob");

    private final Chromium driver;

    Watch(Chromium driver) {
        this.driver = driver;
    }

    void forget() {
        driver.manage().logs().get(LogType.BROWSER);
        driver.manage().logs().get(LogType.PERFORMANCE);
    }

    /**
     * Since the page was opened: errors and warnings of the console, with those are exceptions of scripts and what the policy
     * stopped, and requests to anything but the page's own file or server, whether they were let through or not.
     */
    List<String> troubles() {
        List<String> found = new ArrayList<>();
        for (LogEntry one : driver.manage().logs().get(LogType.BROWSER)) {
            if (one.getLevel().intValue() >= Level.WARNING.intValue()) {
                found.add(one.getLevel() + " " + one.getMessage());
            }
        }
        for (LogEntry one : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = json(one.getMessage()).path("message");
            JsonNode request = message.at("/params/request/url");
            if (message.path("method").asText().equals("Network.requestWillBeSent") && isForeign(request.asText())) {
                found.add("request " + request.asText());
            }
        }
        return found;
    }

    private boolean isForeign(String url) {
        String scheme = url.substring(0, Math.max(0, url.indexOf(':')));
        return !OWN.contains(scheme) && !url.startsWith("http://127.0.0.1:");
    }

    private static JsonNode json(String text) {
        try {
            return new JsonReader(JsonLimits.DEFINITION).readTree(text);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
