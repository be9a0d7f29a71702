package dev.tocsin.kql.schema;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tables of Azure Resource Graph (Microsoft Learn, "Azure Resource Graph table and resource type reference"). They share
 * their columns, some have more; the names' case does not count.
 */
final class ResourceGraphTables {
    private static final String NAMES = """
            advisorresources alertsmanagementresources appserviceresources authorizationresources awsresources
            azurebusinesscontinuityresources azuredevopsplatformresources batchresources capabilityresources
            chaosresources communitygalleryresources computeresources dataprotectionresources deploymentresources
            desktopvirtualizationresources dnsresources edgeorderresources elasticsanresources extendedlocationresources
            featureresources guestconfigurationresources healthresourcechanges healthresources impactreportresources
            insightsresources iotsecurityresources kubernetesconfigurationresources kustoresources maintenanceresources
            managedserviceresources migrateresources networkresourcechanges networkresources orbitalresources
            patchassessmentresources patchinstallationresources policyresources quotaresources recoveryservicesresources
            relationshipresources resourcechanges resourcecontainerchanges resourcecontainers resources
            securityresources servicefabricresources servicehealthresources spotresources sportresources
            supportresources tagsresources""";

    private static final List<Column> COLUMNS = columns();

    private ResourceGraphTables() {}

    static Map<String, TableType> load() {
        Map<String, TableType> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : NAMES.split("\\s+", -1)) {
            tables.put(name, new TableType(name, COLUMNS, true));
        }
        return tables;
    }

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (String name : List.of(
                "id", "name", "type", "tenantId", "kind", "location", "resourceGroup", "subscriptionId", "managedBy")) {
            columns.add(new Column(name, Scalar.STRING));
        }
        for (String name : List.of("sku", "plan", "properties", "tags", "identity", "zones", "extendedLocation")) {
            columns.add(new Column(name, DynamicTypes.ANY));
        }
        return List.copyOf(columns);
    }
}
