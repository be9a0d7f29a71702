package dev.tocsin.secret;

import java.util.List;

/** Twelve made-up secrets of the kinds that projects have; nothing anywhere accepts them. */
public final class Canaries {
    private static final String NOISE = "Zq7Lk2Vx9Rt4Wm1Bc8Np3Hs6Jd5Fg0Ty";

    /** The secrets. */
    public static final List<String> ALL = List.of(
            "https://prod-17.westeurope.logic.azure.com:443/workflows/8f1e/triggers/manual/paths/invoke?api-version=2016-10-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig="
                    + NOISE + "-canary01",
            "https://hooks.slack.com/services/TCANARY02/BCANARY02/" + NOISE,
            "https://contoso.webhook.office.com/webhookb2/canary03@" + NOISE + "/IncomingWebhook/" + NOISE,
            "https://func-canary04.azurewebsites.net/api/alert?code=" + NOISE + "%3D%3D&clientId=default",
            "https://s25events.azure-automation.net/webhooks?token=canary05" + NOISE + "%2b",
            "https://alerts:canary06-" + NOISE + "@hooks.example.com/in",
            "ca'n\"a<r>y&07\\/%+=" + NOISE + "é",
            "-----BEGIN PRIVATE KEY-----\ncanary08AAAA" + NOISE + "\nBBBB" + NOISE
                    + "canary08\n-----END PRIVATE KEY-----",
            "Canary09" + NOISE + "+/" + NOISE + "==",
            "canary ten correct horse battery staple 42",
            "eyJhbGciOiJub25lIn0." + "eyJjYW5hcnkiOiIxMSJ9." + NOISE,
            "0123canary12abcdef" + NOISE.toLowerCase(java.util.Locale.ROOT));

    private Canaries() {}
}
