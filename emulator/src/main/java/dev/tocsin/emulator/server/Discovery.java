package dev.tocsin.emulator.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.Tenant;

/** The documents with which clients find the token endpoint and the parts of the cloud. All of them lead back here. */
final class Discovery {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Discovery() {}

    /** OpenID Connect discovery of an AD FS authority, as azure-cli 2.45 reads it. */
    static ObjectNode adfs(String base) {
        return openId(base, base + "/adfs", base + "/adfs/oauth2");
    }

    /** The same of a tenant at version 2. */
    static ObjectNode tenant(String base, String tenant) {
        return openId(base, base + "/" + tenant + "/v2.0", base + "/" + tenant + "/oauth2/v2.0");
    }

    private static ObjectNode openId(String base, String issuer, String endpoints) {
        ObjectNode document = NODES.objectNode();
        document.put("issuer", issuer);
        document.put("authorization_endpoint", endpoints + "/authorize");
        document.put("token_endpoint", endpoints + "/token");
        document.put("device_authorization_endpoint", endpoints + "/devicecode");
        document.put("jwks_uri", base + "/discovery/keys");
        document.putArray("token_endpoint_auth_methods_supported")
                .add("client_secret_post")
                .add("private_key_jwt");
        document.putArray("response_types_supported").add("token");
        document.putArray("subject_types_supported").add("pairwise");
        return document;
    }

    /** Instance discovery: this authority, and no other. */
    static ObjectNode instances(String base) {
        String host = base.substring(base.indexOf("//") + 2);
        ObjectNode document = NODES.objectNode();
        document.put("tenant_discovery_endpoint", base + "/common/v2.0/.well-known/openid-configuration");
        document.put("api-version", "1.1");
        ObjectNode instance = document.putArray("metadata").addObject();
        instance.put("preferred_network", host).put("preferred_cache", host);
        instance.putArray("aliases").add(host);
        return document;
    }

    /** No keys: nothing is signed here. */
    static ObjectNode keys() {
        ObjectNode document = NODES.objectNode();
        document.putArray("keys");
        return document;
    }

    /** The parts of the cloud, at api-version 2015-01-01. The login endpoint suits azure-cli: see {@code docs/emulator.md}. */
    static ObjectNode cloudOf2015(String base) {
        ObjectNode document = NODES.objectNode();
        document.put("galleryEndpoint", base + "/");
        document.put("graphEndpoint", base + "/");
        document.put("portalEndpoint", base + "/");
        audiences(document.putObject("authentication").put("loginEndpoint", base + "/adfs"), base);
        return document;
    }

    /** The same at api-version 2022-09-01. */
    static ObjectNode cloudOf2022(String base) {
        ObjectNode document = NODES.objectNode();
        document.put("name", "TocsinEmulator").put("portal", base).put("resourceManager", base + "/");
        document.put("graph", base + "/").put("graphAudience", base + "/").put("microsoftGraphResourceId", base + "/");
        document.put("gallery", base + "/").put("batch", base + "/").put("media", base + "/");
        ObjectNode authentication = document.putObject("authentication").put("loginEndpoint", base);
        audiences(authentication, base);
        authentication.put("tenant", Tenant.ID).put("identityProvider", "AAD");
        document.putObject("suffixes");
        return document;
    }

    private static void audiences(ObjectNode authentication, String base) {
        ArrayNode audiences = authentication.putArray("audiences");
        audiences.add(base).add(base + "/");
    }
}
