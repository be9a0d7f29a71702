package dev.tocsin.azure.login;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.identity.CredentialUnavailableException;
import dev.tocsin.azure.http.NetworkTrouble;
import dev.tocsin.load.Cloud;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The token of a run: asked for once, kept until shortly before it ends, and asked for anew when the service says that it has
 * ended. Once refused, it stays refused. Thread-safe.
 */
public final class Tokens {
    private static final Duration DEADLINE = Duration.ofSeconds(90);
    /** Renewed so long before its end, as the SDK does; short tokens in their last fifth. */
    private static final Duration MARGIN = Duration.ofMinutes(5);
    /** A token that seems to have ended already, because a clock is wrong, is used at least so long. */
    private static final Duration LEAST_USE = Duration.ofMinutes(1);

    private static final int LONGEST_REASON = 1_000;

    private final Cloud cloud;
    private final Map<String, String> variables;
    private final Candidates candidates;
    private final Executor threads;
    private @Nullable AccessToken token;
    private @Nullable SignInException refusal;
    private OffsetDateTime useUntil = OffsetDateTime.MIN;

    /**
     * Tokens for the Resource Manager of a cloud; nothing is asked for yet.
     *
     * @param variables the process environment
     * @param client for requests to the token service
     * @param threads run the requests
     */
    public Tokens(Cloud cloud, Map<String, String> variables, HttpClient client, Executor threads) {
        this.cloud = cloud;
        this.variables = Map.copyOf(variables);
        this.candidates = new Candidates(cloud, variables, client);
        this.threads = threads;
    }

    /**
     * A token to use now.
     *
     * @throws SignInException when there is none
     */
    public synchronized String current() {
        AccessToken known = token;
        if (known == null || OffsetDateTime.now(ZoneOffset.UTC).isAfter(useUntil)) {
            known = renew(Optional.empty());
        }
        return known.getToken();
    }

    /**
     * A token other than the one that the service refuses.
     *
     * @param claims what it must claim, as JSON
     * @throws SignInException when there is none
     */
    public synchronized String instead(String refused, Optional<String> claims) {
        AccessToken known = token;
        return known == null || known.getToken().equals(refused) ? renew(claims).getToken() : known.getToken();
    }

    private AccessToken renew(Optional<String> claims) {
        if (refusal != null) {
            throw refusal;
        }
        OffsetDateTime asked = OffsetDateTime.now(ZoneOffset.UTC);
        try {
            AccessToken fresh = ask(claims);
            Duration life = Duration.between(asked, fresh.getExpiresAt());
            Duration margin = life.dividedBy(5).compareTo(MARGIN) < 0 ? life.dividedBy(5) : MARGIN;
            OffsetDateTime end = fresh.getExpiresAt().minus(margin);
            useUntil =
                    end.isAfter(asked.plus(LEAST_USE)) || life.compareTo(LEAST_USE) > 0 ? end : asked.plus(LEAST_USE);
            token = fresh;
            return fresh;
        } catch (SignInException e) {
            refusal = e;
            throw e;
        }
    }

    private AccessToken ask(Optional<String> claims) {
        // For an application the SDK asks for a new token without them (azure-identity 1.19); from the Azure CLI it
        // cannot get
        // one, and says which login can.
        TokenRequestContext wanted = new TokenRequestContext()
                .addScopes(cloud.resourceManager() + "/.default")
                .setClaims(claims.orElse(null));
        List<String> reasons = new ArrayList<>();
        for (Supplier<Candidate> next : candidates.inOrder().toList()) {
            Candidate candidate = next.get();
            if (candidate instanceof Candidate.Absent absent) {
                reasons.add(absent.name() + ": " + absent.reason());
            } else if (candidate instanceof Candidate.Present present) {
                Optional<AccessToken> found = ask(present, wanted, reasons);
                if (found.isPresent()) {
                    return found.get();
                }
                if (present.isChosen()) {
                    break;
                }
            }
        }
        throw new SignInException("no token for " + cloud.resourceManager() + "\n  " + String.join("\n  ", reasons)
                + "\nsign in with 'az login', or set the variables of one of these");
    }

    private Optional<AccessToken> ask(Candidate.Present candidate, TokenRequestContext wanted, List<String> reasons) {
        FutureTask<AccessToken> request =
                new FutureTask<>(() -> candidate.credential().get().getTokenSync(wanted));
        threads.execute(request);
        try {
            AccessToken found = request.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            if (found != null && found.getToken() != null && !found.getToken().isEmpty()) {
                return Optional.of(found);
            }
            reasons.add(candidate.name() + ": the token service answered without a token");
        } catch (ExecutionException e) {
            reasons.add(candidate.name() + ": " + reason(e.getCause() == null ? e : e.getCause()));
        } catch (TimeoutException e) {
            request.cancel(true);
            reasons.add(candidate.name() + ": no answer within " + DEADLINE.toSeconds() + " s");
        } catch (InterruptedException e) {
            request.cancel(true);
            Thread.currentThread().interrupt();
            reasons.add(candidate.name() + ": interrupted");
        }
        return Optional.empty();
    }

    /** The SDK wraps what happened into "see inner exception". */
    private static Throwable telling(Throwable thrown) {
        Throwable one = thrown;
        while (NetworkTrouble.oneLine(one).contains("inner exception") && one.getCause() != null) {
            one = one.getCause();
        }
        return one;
    }

    /** The SDK's messages are long and end with links and identifiers; what was sent never belongs into them. */
    private String reason(Throwable cause) {
        Optional<NetworkTrouble> trouble = NetworkTrouble.in(cause);
        if (trouble.isPresent()) {
            return trouble.get().message();
        }
        String text = NetworkTrouble.oneLine(telling(cause))
                .replaceFirst(" ?Trace ID:.*", "")
                .replaceFirst(" ?To (further )?mitigate this issue,.*", "")
                .replaceFirst("^" + CredentialUnavailableException.class.getSimpleName() + ": ", "")
                .replaceFirst("^(?:(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error): )+", "");
        String file = variables.getOrDefault(Candidates.TOKEN_FILE, "");
        if (!file.isEmpty() && text.contains("federated token") && !text.contains(file)) {
            text += " (" + file + ", which " + Candidates.TOKEN_FILE + " names)";
        }
        for (String name : List.of("AZURE_CLIENT_SECRET", "AZURE_CLIENT_CERTIFICATE_PASSWORD")) {
            String secret = variables.getOrDefault(name, "");
            text = secret.isEmpty() ? text : text.replace(secret, "***");
        }
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + "…" : text;
    }
}
