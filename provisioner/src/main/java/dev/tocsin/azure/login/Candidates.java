package dev.tocsin.azure.login;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RequestRetryCondition;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import dev.tocsin.azure.http.NetworkTrouble;
import dev.tocsin.load.Cloud;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The ways of signing in, in the order of the SDK's {@code DefaultAzureCredential}, with its variables: client secret or
 * certificate, workload identity, managed identity, Azure CLI. {@code AZURE_TOKEN_CREDENTIALS} narrows them down: {@code prod}
 * leaves out the Azure CLI, {@code dev} leaves nothing else, and the name of a credential leaves that one.
 */
final class Candidates {
    private static final String TENANT = "AZURE_TENANT_ID";
    private static final String CLIENT = "AZURE_CLIENT_ID";
    private static final String SECRET = "AZURE_CLIENT_SECRET";
    private static final String CERTIFICATE = "AZURE_CLIENT_CERTIFICATE_PATH";
    private static final String CERTIFICATE_PASSWORD = "AZURE_CLIENT_CERTIFICATE_PASSWORD";
    static final String TOKEN_FILE = "AZURE_FEDERATED_TOKEN_FILE";
    private static final String NARROWED = "AZURE_TOKEN_CREDENTIALS";

    private static final String ENVIRONMENT = "environment";
    private static final String WORKLOAD = "workload identity";
    private static final String MANAGED = "managed identity";
    private static final String CLI = "Azure CLI";
    /** The address at which machines in Azure find their identity (Microsoft Learn, instance-metadata-service). */
    private static final String METADATA = "http://169.254.169.254";

    private static final int METADATA_MILLIS = 500;

    private final Cloud cloud;
    private final Map<String, String> variables;
    private final HttpClient client;

    Candidates(Cloud cloud, Map<String, String> variables, HttpClient client) {
        this.cloud = cloud;
        this.variables = variables;
        this.client = client;
    }

    /** All that are allowed, in order; looking for a managed identity takes up to half a second. */
    Stream<Supplier<Candidate>> inOrder() {
        List<Supplier<Candidate>> all = new ArrayList<>();
        String only = variable(NARROWED).orElse("").toLowerCase(Locale.ROOT);
        boolean any = only.isEmpty() || only.equals("prod");
        if (any || only.equals("environmentcredential")) {
            all.add(this::environment);
        }
        if (any || only.equals("workloadidentitycredential")) {
            all.add(this::workload);
        }
        if (any || only.equals("managedidentitycredential")) {
            all.add(this::managed);
        }
        if (only.isEmpty() || only.equals("dev") || only.equals("azureclicredential")) {
            all.add(this::cli);
        }
        if (all.isEmpty()) {
            throw new SignInException(NARROWED + " is \"" + variable(NARROWED).orElse("")
                    + "\"; it is prod, dev, EnvironmentCredential, WorkloadIdentityCredential,"
                    + " ManagedIdentityCredential or AzureCliCredential");
        }
        return all.stream();
    }

    private Candidate environment() {
        Optional<String> missing = missing(TENANT, CLIENT);
        Optional<String> secret = variable(SECRET);
        Optional<String> certificate = variable(CERTIFICATE);
        if (secret.isEmpty() && certificate.isEmpty()) {
            return new Candidate.Absent(ENVIRONMENT, "neither " + SECRET + " nor " + CERTIFICATE + " is set");
        }
        if (missing.isPresent()) {
            return new Candidate.Absent(ENVIRONMENT, missing.get());
        }
        if (secret.isPresent()) {
            return chosen(
                    ENVIRONMENT + " (client secret)",
                    () -> configured(new ClientSecretCredentialBuilder().clientSecret(secret.get()))
                            .build());
        }
        return chosen(ENVIRONMENT + " (client certificate)", () -> certificate(certificate.orElseThrow()));
    }

    private TokenCredential certificate(String path) {
        ClientCertificateCredentialBuilder builder = configured(new ClientCertificateCredentialBuilder());
        boolean pem = path.toLowerCase(Locale.ROOT).endsWith(".pem");
        (pem ? builder.pemCertificate(path) : builder.pfxCertificate(path))
                .sendCertificateChain(variable("AZURE_CLIENT_SEND_CERTIFICATE_CHAIN")
                        .map(text -> text.equals("1") || text.equalsIgnoreCase("true"))
                        .orElse(false));
        variable(CERTIFICATE_PASSWORD).ifPresent(builder::clientCertificatePassword);
        return builder.build();
    }

    private Candidate workload() {
        Optional<String> missing = missing(TOKEN_FILE, TENANT, CLIENT);
        if (missing.isPresent()) {
            return new Candidate.Absent(WORKLOAD, missing.get());
        }
        String file = variable(TOKEN_FILE).orElseThrow();
        if (!Files.isReadable(Path.of(file))) {
            return new Candidate.Absent(
                    WORKLOAD, "the file " + file + ", which " + TOKEN_FILE + " names, cannot be read");
        }
        return chosen(
                WORKLOAD,
                () -> configured(new WorkloadIdentityCredentialBuilder().tokenFilePath(file))
                        .build());
    }

    private Candidate managed() {
        boolean announced = Stream.of("IDENTITY_ENDPOINT", "MSI_ENDPOINT", "IMDS_ENDPOINT")
                .anyMatch(name -> variable(name).isPresent());
        String metadata = variable("AZURE_POD_IDENTITY_AUTHORITY_HOST").orElse(METADATA);
        if (!announced && !answers(metadata)) {
            return new Candidate.Absent(MANAGED, "nothing answers at " + metadata + ", so this is no machine in Azure");
        }
        return new Candidate.Present(MANAGED, false, () -> {
            ManagedIdentityCredentialBuilder builder =
                    new ManagedIdentityCredentialBuilder().httpClient(client).retryPolicy(patience());
            variable(CLIENT).ifPresent(builder::clientId);
            return builder.build();
        });
    }

    private static boolean answers(String address) {
        try (Socket socket = new Socket()) {
            URI uri = URI.create(address);
            socket.connect(
                    new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort()), METADATA_MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private Candidate cli() {
        return new Candidate.Present(CLI, false, () -> {
            AzureCliCredentialBuilder builder = new AzureCliCredentialBuilder();
            variable(TENANT).ifPresent(builder::tenantId);
            return builder.build();
        });
    }

    private static Candidate chosen(String name, Supplier<TokenCredential> credential) {
        return new Candidate.Present(name, true, credential);
    }

    private <T extends AadCredentialBuilderBase<T>> T configured(T builder) {
        builder.authorityHost(cloud.authority())
                .tenantId(variable(TENANT).orElseThrow())
                .clientId(variable(CLIENT).orElseThrow())
                .httpClient(client)
                .retryPolicy(patience());
        return cloud.disableInstanceDiscovery() ? builder.disableInstanceDiscovery() : builder;
    }

    /** A few attempts, but none where no attempt can help. */
    private static RetryPolicy patience() {
        return new RetryPolicy(new RetryOptions(new ExponentialBackoffOptions()
                        .setMaxRetries(3)
                        .setBaseDelay(Duration.ofMillis(400))
                        .setMaxDelay(Duration.ofSeconds(8)))
                .setShouldRetryCondition(Candidates::mayHelp));
    }

    private static boolean mayHelp(RequestRetryCondition attempt) {
        Throwable thrown = attempt.getThrowable();
        if (thrown != null) {
            return NetworkTrouble.in(thrown)
                    .map(trouble -> trouble.sent() != NetworkTrouble.Sent.NEVER)
                    .orElse(true);
        }
        int status = attempt.getResponse() == null ? 0 : attempt.getResponse().getStatusCode();
        return status == 408 || status == 429 || status >= 500 && status != 501 && status != 505;
    }

    private Optional<String> missing(String... names) {
        List<String> missing =
                Stream.of(names).filter(name -> variable(name).isEmpty()).toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(", ", missing) + (missing.size() == 1 ? " is" : " are") + " not set");
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(text -> !text.isBlank());
    }
}
