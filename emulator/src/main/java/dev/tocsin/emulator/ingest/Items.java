package dev.tocsin.emulator.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The items of a body: one JSON object a line ({@code application/x-json-stream}, as the exporters of OpenTelemetry send it), or an
 * array of them ({@code application/json}).
 */
public final class Items {
    /** Of the body when it is unpacked. */
    public static final int MOST_BYTES = 16 << 20;

    /** Of one body; exporters send some hundreds. */
    public static final int MOST_ITEMS = 20_000;

    /** An item of the service has at most 64 KB (Microsoft Learn, azure-monitor/service-limits, Application Insights). */
    public static final int MOST_OF_ITEM = 64 << 10;

    private static final JsonLimits ITEM = new JsonLimits(MOST_OF_ITEM, 32, 20_000);

    private static final JsonLimits ARRAY = new JsonLimits(MOST_BYTES, 34, 4_000_000);

    private Items() {}

    /**
     * Takes a body apart.
     *
     * @param encoding the header {@code Content-Encoding}; empty for none
     * @throws RejectedException when nothing of it can be taken
     */
    public static List<Item> of(byte[] body, String encoding) throws RejectedException {
        String text = new String(unpacked(body, encoding), StandardCharsets.UTF_8).strip();
        List<Item> items = text.startsWith("[") ? array(text) : lines(text);
        if (items.isEmpty()) {
            throw new RejectedException("The body holds no item.");
        }
        return items;
    }

    /**
     * The body without its packing.
     *
     * @param encoding the header {@code Content-Encoding}; empty for none
     * @throws RejectedException when it is packed in another way than gzip, or has more than {@link #MOST_BYTES}
     */
    public static byte[] unpacked(byte[] body, String encoding) throws RejectedException {
        switch (encoding.toLowerCase(Locale.ROOT)) {
            case "", "identity" -> {
                if (body.length > MOST_BYTES) {
                    throw new RejectedException("The body has more than " + MOST_BYTES + " bytes.");
                }
                return body;
            }
            case "gzip" -> {
                try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
                    // One byte more than allowed is enough to see that there is too much.
                    byte[] whole = in.readNBytes(MOST_BYTES + 1);
                    if (whole.length > MOST_BYTES) {
                        throw new RejectedException("The body has more than " + MOST_BYTES + " bytes when unpacked.");
                    }
                    return whole;
                } catch (IOException e) {
                    throw new RejectedException("The body is not gzip: " + e.getMessage());
                }
            }
            default -> throw new RejectedException("The content encoding '" + encoding + "' is not known.");
        }
    }

    private static List<Item> lines(String text) throws RejectedException {
        List<Item> items = new ArrayList<>();
        JsonReader reader = new JsonReader(ITEM);
        for (String line : text.split("\n", -1)) {
            if (line.isBlank()) {
                continue;
            }
            demandRoom(items);
            try {
                items.add(item(reader.readTree(line)));
            } catch (JsonSyntaxException e) {
                items.add(new Item.Broken("The item is not JSON: " + e.getMessage()));
            }
        }
        return items;
    }

    private static List<Item> array(String text) throws RejectedException {
        List<Item> items = new ArrayList<>();
        try {
            for (JsonNode one : new JsonReader(ARRAY).readTree(text)) {
                demandRoom(items);
                items.add(item(one));
            }
        } catch (JsonSyntaxException e) {
            throw new RejectedException("The body is not JSON: " + e.getMessage());
        }
        return items;
    }

    private static void demandRoom(List<Item> items) throws RejectedException {
        if (items.size() == MOST_ITEMS) {
            throw new RejectedException("The body has more than " + MOST_ITEMS + " items.");
        }
    }

    private static Item item(JsonNode node) {
        return node instanceof ObjectNode object
                ? new Item.Parsed(object)
                : new Item.Broken("The item is no JSON object.");
    }
}
