package dev.tocsin.secret;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A look by which a text is a secret although nobody declared it.
 *
 * @param what a secret of this look is called in messages
 * @param keywords one of them stands in every text of this look, so that most texts need no regular expression; each has two
 *     characters or more
 * @param later stands somewhere behind the keyword, on the same line; empty where nothing has to
 * @param regex its first group is the secret part
 * @param random whether a part without much variety is only an example
 * @param source where the look is described
 */
public record SecretPattern(
        String what, List<String> keywords, String later, String regex, boolean random, String source) {
    private static final String NAME_ENDS = "(?<![A-Za-z0-9_])";
    /** In bits a character; words of English have about 2.5 to 3, base64 of random bytes over 4. */
    private static final double LEAST_VARIETY = 3.0;

    private static final String GITLEAKS = "gitleaks/gitleaks, config/gitleaks.toml";

    /** All looks, the more telling ones first. */
    private static final List<SecretPattern> ALL = List.of(
            new SecretPattern(
                    "a Slack webhook URL",
                    List.of("hooks.slack"),
                    "hooks\\.slack(?:-gov)?\\.com/(?:services|workflows|triggers)/([A-Za-z0-9+/_-]{12,})",
                    false,
                    GITLEAKS),
            new SecretPattern(
                    "a Teams webhook URL",
                    List.of(".office.com/webhook", ".office365.com/webhook"),
                    "\\.office(?:365)?\\.com/webhook(?:b2)?/([^\\s\"'<>{}$?#]{16,})",
                    false,
                    GITLEAKS),
            new SecretPattern(
                    "a Discord webhook URL",
                    List.of("/api/webhooks/"),
                    "discord(?:app)?\\.com/api/webhooks/\\d+/([\\w-]{20,})",
                    false,
                    "Discord developer documentation, webhooks"),
            new SecretPattern(
                    "a signature in a URL (sig=)",
                    List.of("sig="),
                    NAME_ENDS + "sig=([A-Za-z0-9%+/_-]{12,}=*)",
                    false,
                    "Microsoft Learn, logic-apps-securing-a-logic-app and storage SAS: sig is the Base64 HMAC"),
            new SecretPattern(
                    "a Logic Apps callback URL",
                    List.of("logic.azure.", "powerplatform.com", "powerautomate"),
                    "(?:logic\\.azure\\.[a-z]+|powerplatform\\.com|powerautomate[a-z.]*)[^\\s\"'<>]*[?&]sig=([^\\s\"'&<>{}$]{4,})",
                    false,
                    "Microsoft Learn, logic-apps-http-endpoint"),
            new SecretPattern(
                    "a function key in a URL (code=)",
                    List.of("?code=", "&code="),
                    "[?&]code=([A-Za-z0-9%+/_.-]{16,}=*)",
                    true,
                    "Microsoft Learn, action-groups: the access key is part of the function URL"),
            new SecretPattern(
                    "a key in a URL",
                    List.of("key=", "Key=", "token=", "tokenid="),
                    "[?&](?i:api_?key|subscription-key|access_token|token|tokenid|key)=([A-Za-z0-9%+/_.-]{20,}=*)",
                    true,
                    "Opsgenie, Azure integration (apiKey=); gitleaks' generic rule"),
            new SecretPattern(
                    "a key in a connection string",
                    List.of("AccountKey=", "AccessKey="),
                    "(?:AccountKey|SharedAccessKey|AccessKey)=([A-Za-z0-9+/%]{20,}=*)",
                    true,
                    "Microsoft Learn, storage-configure-connection-string, event-hubs-get-connection-string"),
            new SecretPattern(
                    "an Azure access key",
                    List.of("+ASt", "+ABa", "ACDb", "APIM", "AIoT", "+ASb", "+AEh", "+ARm", "AzFu", "AzSe"),
                    "(?<![A-Za-z0-9+/_-])([A-Za-z0-9+/]{76}(?:\\+ASt|\\+ABa|ACDb|APIM)[A-Za-z0-9+/]{6}=="
                            + "|[A-Za-z0-9+/]{33}(?:AIoT|\\+ASb|\\+AEh|\\+ARm)[A-Za-z0-9+/]{6}="
                            + "|[A-Za-z0-9_-]{44}AzFu[A-Za-z0-9_-]{6}==|[A-Za-z0-9]{42}AzSe[A-Za-z0-9]{6})",
                    true,
                    "microsoft/security-utilities: keys of Azure services hold a word at a fixed place"),
            new SecretPattern(
                    "an Azure DevOps token",
                    List.of("AZDO"),
                    NAME_ENDS + "([A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4})(?![A-Za-z0-9_])",
                    true,
                    "Microsoft Learn, Azure DevOps personal access tokens: 84 characters, AZDO at 76 to 80"),
            new SecretPattern(
                    "an Application Insights connection string",
                    List.of("InstrumentationKey="),
                    "InstrumentationKey=(?!0{8}-)([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})",
                    false,
                    "Microsoft Learn, azure-monitor connection-strings"),
            new SecretPattern(
                    "a private key",
                    List.of("PRIVATE KEY"),
                    "-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----\\s*([A-Za-z0-9+/=\\s]{40,})",
                    true,
                    "RFC 7468; " + GITLEAKS),
            new SecretPattern(
                    "a GitHub token",
                    List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"),
                    NAME_ENDS + "(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{36,})",
                    false,
                    GITLEAKS),
            new SecretPattern(
                    "a Slack token",
                    List.of("xox", "xapp-"),
                    NAME_ENDS + "((?:xox[abeoprs]|xapp)-[A-Za-z0-9-]{16,})",
                    false,
                    GITLEAKS),
            new SecretPattern(
                    "a PagerDuty integration key",
                    List.of("pagerduty.com/", "routing_key", "service_key", "integration_key"),
                    "(?:pagerduty\\.com/[a-z0-9/_-]*/|(?:routing|service|integration)_key[\"']?\\s*[:=]\\s*[\"']?)([0-9a-zA-Z]{20,32})"
                            + "(?![0-9a-zA-Z])",
                    true,
                    "PagerDuty, Azure integration guide: events.pagerduty.com/integration/KEY/enqueue"),
            new SecretPattern(
                    "a PagerDuty API token",
                    List.of("Token token="),
                    "Token token=([0-9A-Za-z_+-]{18,})",
                    true,
                    "PagerDuty API reference, authentication"),
            new SecretPattern(
                    "a JSON web token",
                    List.of("eyJ"),
                    NAME_ENDS + "(eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,})",
                    false,
                    "RFC 7519; " + GITLEAKS),
            new SecretPattern(
                    "an Entra client secret",
                    List.of("Q~"),
                    "(?<![A-Za-z0-9_~.-])([A-Za-z0-9_~.-]{3}\\dQ~[A-Za-z0-9_~.-]{31,34})(?![A-Za-z0-9_~.-])",
                    false,
                    GITLEAKS),
            new SecretPattern(
                    "a Google API key", List.of("AIza"), NAME_ENDS + "(AIza[A-Za-z0-9_-]{35})", false, GITLEAKS),
            new SecretPattern(
                    "a password in a URL",
                    List.of("://", ":\\/\\/"),
                    "@",
                    "[A-Za-z]://[^\\s/:@\"'<>{}$?#]*:(?!(?:password|passwd|pass|pwd|secret|x+|\\*+)@)([^\\s/:@\"'<>{}$?#]{3,})@",
                    false,
                    "RFC 3986 section 3.2.1; Microsoft Learn, action-groups: basic authentication for webhooks"),
            new SecretPattern(
                    "credentials in an Authorization header",
                    List.of("Bearer ", "bearer ", "Basic ", "basic ", "GenieKey "),
                    "(?:[Bb]earer|[Bb]asic|GenieKey) ((?=[A-Za-z._~+/-]*[0-9])[A-Za-z0-9._~+/-]{16,}=*)",
                    true,
                    "RFC 6750, RFC 7617; Opsgenie API reference"));

    /**
     * A secret in a text.
     *
     * @param what it is
     * @param offset where it begins
     * @param end where it has ended
     */
    public record Literal(String what, int offset, int end) {}

    private static final int SLOTS = 1 << 12;

    /** For each pair of characters the looks of which a keyword begins with it, a bit each; pairs may share a slot. */
    private static final int[] BEGINNINGS = beginnings();

    private SecretPattern(String what, List<String> keywords, String regex, boolean random, String source) {
        this(what, keywords, "", regex, random, source);
    }

    /** Copies the keywords. */
    public SecretPattern {
        keywords = List.copyOf(keywords);
    }

    /** The secrets in the text of a file, one for each place, in the order of the text. */
    public static List<Literal> literals(String text) {
        List<Literal> literals = new ArrayList<>();
        for (Hit hit : scan(text)) {
            int start = hit.span().start();
            int at = 0;
            while (at < literals.size() && literals.get(at).offset() < start) {
                at++;
            }
            boolean known = at < literals.size() && literals.get(at).offset() == start;
            if (!known && !isExported(text, start)) {
                literals.add(
                        at, new Literal(hit.pattern().what(), start, hit.span().end()));
            }
        }
        return literals;
    }

    private static boolean isExported(String text, int start) {
        return Rare.EXPORTED
                .matcher(text.substring(Math.max(0, start - 80), start))
                .find();
    }

    /** Whether a text is no word, no URL and no placeholder, but what a machine made up. */
    public static boolean looksRandom(String text) {
        return Rare.RANDOM.matcher(text).matches() && variety(text) >= LEAST_VARIETY;
    }

    /** Where in a text secrets are, also with escapes in them. */
    static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        for (Hit hit : scan(text)) {
            spans.add(hit.span());
        }
        return spans;
    }

    /** What most runs need not compile. */
    private static final class Rare {
        static final Pattern RANDOM = Pattern.compile("(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9+/_.~=!@#%^&*-]{16,}");
        /** The portal's export of a component holds it; the service sets it, so that it is warned about and never sent. */
        static final Pattern EXPORTED = Pattern.compile("(?i)\"ConnectionString\"\\s*:\\s*\"InstrumentationKey=$");
    }

    private record Hit(SecretPattern pattern, Span span) {}

    /** Escapes are undone once, and only in a text that has a keyword. */
    private static List<Hit> scan(String text) {
        int possible = possible(text);
        if (possible == 0) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>();
        Decoded decoded = Decoded.byLine(text);
        for (int one = 0; possible >>> one != 0; one++) {
            if ((possible >>> one & 1) != 0) {
                ALL.get(one).find(decoded, hits);
            }
        }
        return hits;
    }

    private static boolean isOnLine(String text, String word, int from) {
        int found = text.indexOf(word, from);
        int end = text.indexOf('\n', from);
        return found >= 0 && (end < 0 || found < end);
    }

    private boolean mayBeginAt(String text, int at) {
        for (String keyword : keywords) {
            if (text.startsWith(keyword, at)) {
                return later.isEmpty() || isOnLine(text, later, at);
            }
        }
        return false;
    }

    /**
     * The looks whose keywords are in the text, a bit each in the order of all looks. Every text of every run comes here, on a JVM that has
     * just begun: a cold loop over an array is several times as fast as one that calls for each character, and most pairs of
     * characters begin no keyword.
     */
    private static int possible(String text) {
        char[] chars = text.toCharArray();
        int possible = 0;
        for (int i = 1; i < chars.length; i++) {
            int beginning = BEGINNINGS[(chars[i - 1] << 5 ^ chars[i]) & SLOTS - 1] & ~possible;
            if (beginning != 0) {
                possible |= begun(beginning, text, i - 1);
            }
        }
        return possible;
    }

    /** Those of these looks of which a keyword stands there. */
    private static int begun(int looks, String text, int at) {
        int begun = 0;
        for (int one = 0; looks >>> one != 0; one++) {
            if ((looks >>> one & 1) != 0 && ALL.get(one).mayBeginAt(text, at)) {
                begun |= 1 << one;
            }
        }
        return begun;
    }

    private static int[] beginnings() {
        if (ALL.size() >= Integer.SIZE) {
            throw new IllegalStateException("more looks than bits");
        }
        int[] beginnings = new int[SLOTS];
        for (int one = 0; one < ALL.size(); one++) {
            for (String keyword : ALL.get(one).keywords) {
                beginnings[(keyword.charAt(0) << 5 ^ keyword.charAt(1)) & SLOTS - 1] |= 1 << one;
            }
        }
        return beginnings;
    }

    private void find(Decoded decoded, List<Hit> hits) {
        Matcher matcher = Pattern.compile(regex).matcher(decoded.text());
        while (matcher.find()) {
            if (!random || variety(matcher.group(1)) >= LEAST_VARIETY) {
                Span span = new Span(decoded.start(matcher.start(1)), decoded.end(matcher.end(1)));
                hits.add(new Hit(this, span));
            }
        }
    }

    /** Shannon's entropy in bits a character. */
    static double variety(String text) {
        Map<Character, Integer> counts = new HashMap<>();
        for (int i = 0; i < text.length(); i++) {
            counts.merge(text.charAt(i), 1, Integer::sum);
        }
        double bits = 0;
        for (int count : counts.values()) {
            double share = (double) count / text.length();
            bits -= share * Math.log(share) / Math.log(2);
        }
        return bits;
    }
}
