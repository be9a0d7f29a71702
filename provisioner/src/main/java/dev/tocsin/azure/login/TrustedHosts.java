package dev.tocsin.azure.login;

import dev.tocsin.load.Cloud;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which hosts may get credentials and tokens. A project file names the addresses of a custom cloud, and a pull request can change
 * a project file: so only this machine and Microsoft's clouds are trusted without a word from outside the project.
 */
public final class TrustedHosts {
    private static final String VARIABLE = "TOCSIN_TRUSTED_HOSTS";
    /** Those of the named clouds. */
    private static final Set<String> KNOWN = Set.of(
            "management.azure.com",
            "login.microsoftonline.com",
            "management.usgovcloudapi.net",
            "login.microsoftonline.us",
            "management.chinacloudapi.cn",
            "login.chinacloudapi.cn",
            "login.partner.microsoftonline.cn",
            "api.loganalytics.io",
            "api.loganalytics.us",
            "api.loganalytics.azure.cn",
            "monitor.azure.com",
            "monitor.azure.us",
            "monitor.azure.cn");

    /** Data collection endpoints (Microsoft Learn, azure-monitor/data-collection/data-collection-endpoint-overview). */
    private static final Pattern INGESTION = Pattern.compile("[a-z0-9.-]+\\.ingest\\.monitor\\.azure\\.(com|us|cn)");

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private TrustedHosts() {}

    /**
     * Checks both addresses of a cloud.
     *
     * @throws SignInException when one is not trusted
     */
    public static void demand(Cloud cloud, Map<String, String> variables) {
        Set<String> trusted = trusted(variables);
        for (String address :
                Stream.of(cloud.authority(), cloud.resourceManager()).toList()) {
            String host = URI.create(address).getHost().toLowerCase(Locale.ROOT);
            if (!KNOWN.contains(host) && !LOOPBACK.matcher(host).matches() && !trusted.contains(host)) {
                throw new SignInException("the cloud of tocsin.json would send credentials to " + host
                        + ", which is neither this machine nor a cloud of Microsoft; if that is right, allow it with "
                        + VARIABLE + "=" + host);
            }
        }
    }

    /**
     * Checks where telemetry goes with a token.
     *
     * @param address https
     * @throws SignInException when it is not trusted
     */
    public static void demandIngestion(URI address, Map<String, String> variables) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        if (!INGESTION.matcher(host).matches()
                && !LOOPBACK.matcher(host).matches()
                && !trusted(variables).contains(host)) {
            throw new SignInException("a token would go to " + host
                    + ", which is neither this machine nor a data collection endpoint of Azure Monitor; if that is right, allow"
                    + " it with " + VARIABLE + "=" + host);
        }
    }

    private static Set<String> trusted(Map<String, String> variables) {
        return Arrays.stream(variables.getOrDefault(VARIABLE, "").split("[,\\s]+"))
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
