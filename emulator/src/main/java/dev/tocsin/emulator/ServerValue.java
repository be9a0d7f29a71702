package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Values that only the server knows. Identifiers are invented but belong to the resource for ever. */
enum ServerValue {
    NAME,
    API_VERSION,
    /** The time of the write. */
    NOW,
    /** The same, with {@code +00:00} for the zone. */
    NOW_OFFSET,
    /** The time at which a write is done: recordings show about two seconds after the PUT that creates a workspace. */
    PROVISIONED,
    /** The next full hour. */
    NEXT_HOUR,
    /** An identifier of the resource, one per path. */
    IDENTIFIER,
    TENANT,
    CALLER_ID,
    CALLER_NAME,
    CALLER_TYPE,
    /** A quoted identifier that differs with every write. */
    ETAG,
    /** An etag with the time of the write in it, as Log Analytics makes them. */
    DATED_ETAG,
    /** The etag between the acceptance of a write and its end. */
    PASSING_ETAG,
    /** 32 hexadecimal digits that differ with every write. */
    REVISION,
    CONNECTION_STRING,
    /** 20 digits that differ with every write of a workflow. */
    WORKFLOW_VERSION,
    /** Where a workflow is, without the signature that starts it. */
    ACCESS_ENDPOINT,
    /** {@code P90D} for 90 days of retention. */
    RETENTION,
    /** When a component without a workspace got one. */
    MIGRATED,
    /** A principal when the identity is a system-assigned one. */
    PRINCIPAL;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS", Locale.ROOT);
    private static final String WORKSPACE = "/properties/WorkspaceResourceId";

    /** The value; empty when the server adds none in this case. */
    Optional<JsonNode> of(ObjectNode resource, String path, Write write) {
        return switch (this) {
            case NAME -> text(write.name());
            case API_VERSION -> text(write.apiVersion());
            case NOW -> text(time(write.now()) + "Z");
            case NOW_OFFSET -> text(time(write.now()) + "+00:00");
            case PROVISIONED -> text(time(write.now().plusSeconds(write.before() == null ? 2 : 0)) + "Z");
            case NEXT_HOUR ->
                text(write.now()
                        .truncatedTo(ChronoUnit.HOURS)
                        .plus(Duration.ofHours(1))
                        .toString());
            case IDENTIFIER -> text(identifier(write, path));
            case TENANT -> text(Tenant.ID);
            case CALLER_ID -> text(write.caller().objectId());
            case CALLER_NAME -> text(write.caller().name());
            case CALLER_TYPE -> text(write.caller().type().word());
            case ETAG -> text("\"" + Ids.fresh(write.seq(), write.now(), 1) + "\"");
            case DATED_ETAG -> text("W/\"datetime'" + (time(write.now()) + "Z").replace(":", "%3A") + "'\"");
            case PASSING_ETAG -> text("\"" + Ids.fresh(write.seq(), write.now(), 2) + "\"");
            case REVISION ->
                text(Ids.fresh(write.seq(), write.now(), 3).toString().replace("-", ""));
            case CONNECTION_STRING -> text(connectionString(resource, write));
            case WORKFLOW_VERSION ->
                text(String.format(
                        Locale.ROOT,
                        "%020d",
                        Ids.fresh(write.seq(), write.now(), 4).getLeastSignificantBits() >>> 2));
            case ACCESS_ENDPOINT -> text(Workflows.madeAt(resource, write));
            case RETENTION ->
                text("P" + resource.at("/properties/RetentionInDays").asInt() + "D");
            case MIGRATED -> migrated(write);
            case PRINCIPAL ->
                resource.at("/identity/type").asText().contains("SystemAssigned")
                        ? text(identifier(write, path))
                        : Optional.empty();
        };
    }

    private static Optional<JsonNode> migrated(Write write) {
        boolean hadNone =
                write.before() != null && !write.before().at(WORKSPACE).isTextual();
        return hadNone ? NOW_OFFSET.of(NODES.objectNode(), "", write) : Optional.empty();
    }

    private static String identifier(Write write, String path) {
        return Ids.of(ArmPath.key(write.id()) + "#" + path).toString();
    }

    /** The form that Microsoft documents for connection strings, with hosts of the resource's region. */
    private static String connectionString(ObjectNode resource, Write write) {
        String region =
                resource.path("location").asText().toLowerCase(Locale.ROOT).replace(" ", "");
        return "InstrumentationKey=" + identifier(write, "/properties/InstrumentationKey")
                + ";IngestionEndpoint=https://" + region + "-0.in.applicationinsights.azure.com/"
                + ";LiveEndpoint=https://" + region + ".livediagnostics.monitor.azure.com/"
                + ";ApplicationId=" + identifier(write, "/properties/AppId");
    }

    /** Without zone, with the seven digits of a .NET tick. */
    private static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static Optional<JsonNode> text(String value) {
        return Optional.of(NODES.textNode(value));
    }
}
