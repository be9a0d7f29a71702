package dev.tocsin.load;

import java.util.Map;
import java.util.Optional;

/**
 * Where an Azure cloud is reached. The addresses of the named clouds are those of azure-core-management's {@code AzureEnvironment}.
 *
 * @param name {@code public}, {@code usgov}, {@code china} or {@code custom}
 * @param resourceManager base address of ARM, https, without final slash; also the audience of tokens
 * @param authority base address of the token service, https, without final slash
 * @param caFile PEM file of further certificate authorities to trust, as the project file names it
 * @param disableInstanceDiscovery whether the token service is used without asking the public login host about it
 * @param logAnalytics base address of the Logs query API, as the project file names it; the named clouds have their own
 */
public record Cloud(
        String name,
        String resourceManager,
        String authority,
        Optional<String> caFile,
        boolean disableInstanceDiscovery,
        Optional<String> logAnalytics) {
    /** The clouds that have a name, in the order in which they are listed. */
    static final Map<String, Cloud> NAMED = Map.of(
            "public",
            named("public", "https://management.azure.com", "https://login.microsoftonline.com"),
            "usgov",
            named("usgov", "https://management.usgovcloudapi.net", "https://login.microsoftonline.us"),
            "china",
            named("china", "https://management.chinacloudapi.cn", "https://login.chinacloudapi.cn"));

    /** Of each named cloud, what azure-monitor-query 1.5 has in {@code LogsQueryAudience}. */
    private static final Map<String, String> LOGS = Map.of(
            "public", "https://api.loganalytics.io",
            "usgov", "https://api.loganalytics.us",
            "china", "https://api.loganalytics.azure.cn");

    private static final Map<String, String> MONITOR =
            Map.of("usgov", "https://monitor.azure.us", "china", "https://monitor.azure.cn");

    /** A cloud whose Logs query API nobody needs to reach. */
    public Cloud(
            String name,
            String resourceManager,
            String authority,
            Optional<String> caFile,
            boolean disableInstanceDiscovery) {
        this(name, resourceManager, authority, caFile, disableInstanceDiscovery, Optional.empty());
    }

    /** The same cloud with its Logs query API in the place of ARM, also as the audience of tokens; empty when it is not known. */
    public Optional<Cloud> logs() {
        return logAnalytics
                .or(() -> Optional.ofNullable(LOGS.get(name)))
                .map(address -> new Cloud(name, address, authority, caFile, disableInstanceDiscovery));
    }

    /** The same cloud with Azure Monitor as the audience of tokens (azure-monitor-ingestion 1.2, {@code LogsIngestionAudience}). */
    public Cloud monitor() {
        return new Cloud(
                name,
                MONITOR.getOrDefault(name, "https://monitor.azure.com"),
                authority,
                caFile,
                disableInstanceDiscovery);
    }

    /** The public cloud. */
    public static Cloud publicCloud() {
        return named("public", "https://management.azure.com", "https://login.microsoftonline.com");
    }

    private static Cloud named(String name, String resourceManager, String authority) {
        return new Cloud(name, resourceManager, authority, Optional.empty(), false);
    }

    /** Whether the project file itself names the addresses. */
    public boolean isCustom() {
        return name.equals("custom");
    }
}
