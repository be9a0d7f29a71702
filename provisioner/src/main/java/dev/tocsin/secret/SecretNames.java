package dev.tocsin.secret;

import java.util.Set;

/** Names of properties, query parameters and settings whose values are secrets wherever they stand, also in Azure's answers. */
public final class SecretNames {
    /**
     * In lower case without separators. The first line is Microsoft.Insights/actionGroups, where the URL is the credential (Microsoft
     * Learn, action-groups); the second is Microsoft.Insights/components and the connection strings of Azure Storage,
     * Event Hubs and Service Bus; the rest are the words that gitleaks' generic rule knows.
     */
    private static final Set<String> NAMES = Set.of(
            "serviceuri",
            "httptriggerurl",
            "callbackurl",
            "webhookurl",
            "connectionstring",
            "instrumentationkey",
            "accountkey",
            "sharedaccesskey",
            "sharedaccesssignature",
            "sharedkey",
            "primarykey",
            "secondarykey",
            "primarysharedkey",
            "secondarysharedkey",
            "saskey",
            "sastoken",
            "sig",
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "secret",
            "clientsecret",
            "apikey",
            "accesskey",
            "secretkey",
            "privatekey",
            "accesstoken",
            "refreshtoken",
            "authtoken",
            "bearertoken",
            "authorization",
            "token",
            "tokenid",
            "code",
            "functionkey",
            "masterkey",
            "hostkey",
            "subscriptionkey",
            "ocpapimsubscriptionkey",
            "routingkey",
            "integrationkey",
            "credential",
            "credentials");

    /** Words of the list that are ordinary as the name of a property, and tell something only in a URL or a setting. */
    private static final Set<String> ORDINARY = Set.of("code", "token", "sig", "secret", "credential", "credentials");

    private SecretNames() {}

    /** Whether this names a secret as a query parameter, a setting of a connection string or a variable. */
    public static boolean isSecret(String name) {
        return NAMES.contains(plain(name));
    }

    /** Whether a JSON property of this name holds a secret. */
    public static boolean isSecretProperty(String name) {
        String plain = plain(name);
        return NAMES.contains(plain) && !ORDINARY.contains(plain);
    }

    private static String plain(String name) {
        char[] chars = name.toCharArray();
        int length = 0;
        for (char c : chars) {
            if (c != '_' && c != '-' && c != '.') {
                chars[length++] = Character.toLowerCase(c);
            }
        }
        return new String(chars, 0, length);
    }
}
