package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.azure.ArmException;
import dev.tocsin.load.Cloud;
import dev.tocsin.load.Environment;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Rows about the components that the project declares or watches, in the tables that Application Insights has. */
final class Rows {
    private static final String COMPONENT = "Microsoft.Insights/components";

    private final Subject subject;
    private final Service service;
    private final Set<String> components = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    Rows(Subject subject, Service service) {
        this.subject = subject;
        this.service = service;
        for (DesiredResource one : subject.declared()) {
            if (one.kind().type().equalsIgnoreCase(COMPONENT)) {
                components.add(one.id().path());
            }
            for (JsonNode scope : one.body().at("/properties/scopes")) {
                if (ResourceId.typeOf(scope.asText()).equalsIgnoreCase(COMPONENT)) {
                    components.add(scope.asText());
                }
            }
        }
    }

    /** Why nothing can be asked. */
    Optional<String> obstacle() {
        if (components.isEmpty()) {
            return Optional.of("the project declares and watches no Application Insights component");
        }
        if (subject.there().target() == Environment.Target.EMULATOR) {
            return components.stream().anyMatch(service::mayHaveLogs)
                    ? Optional.empty()
                    : Optional.of(
                            "the target is the emulator in this process, in which no row of these components ever landed;"
                                    + " tocsin telemetry emit sends some");
        }
        Optional<Cloud> logs = subject.there().cloud().logs();
        if (logs.isEmpty()) {
            return Optional.of("the cloud of tocsin.json does not say where queries of logs go; give it"
                    + " \"logAnalytics\", an https address");
        }
        try {
            service.reach(logs.get().resourceManager() + "/");
            return Optional.empty();
        } catch (ArmException e) {
            return Optional.of("there is no way to the logs, as " + NetworkCheck.NAME + " tells");
        }
    }

    /** The rows of all components, each by the names of its columns. */
    List<JsonNode> of(String query) {
        List<JsonNode> rows = new ArrayList<>();
        for (String component : components) {
            JsonNode table = service.logs(component, query).at("/tables/0");
            for (JsonNode row : table.path("rows")) {
                ObjectNode named = JsonNodeFactory.instance.objectNode();
                for (int i = 0; i < row.size(); i++) {
                    named.set(table.path("columns").path(i).path("name").asText(), row.get(i));
                }
                rows.add(named);
            }
        }
        return rows;
    }
}
