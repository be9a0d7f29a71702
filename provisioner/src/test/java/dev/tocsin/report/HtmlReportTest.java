package dev.tocsin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page stands alone, and holds only what we wrote. */
class HtmlReportTest {
    private static final Set<String> ELEMENTS = Set.of(
            "!DOCTYPE",
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "main",
            "h1",
            "h2",
            "h3",
            "h4",
            "p",
            "a",
            "ul",
            "li",
            "b",
            "div",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "span",
            "code",
            "pre",
            "article",
            "header",
            "details",
            "summary");
    private static final Set<String> VOID = Set.of("!DOCTYPE", "meta");
    private static final Pattern TAG =
            Pattern.compile("<(/?)(!?[A-Za-z][A-Za-z0-9]*)((?: [a-z-]+(?:=\"[^\"<>]*\")?|(?<=DOCTYPE) html)*)>");

    @Test
    void isWellFormedAndOursWhateverItShows() {
        for (long seed = 0; seed < 300; seed++) {
            String page = new HtmlReport().render(new HostilePlan(seed).report());
            assertThat(elementsOf(page)).as("seed %d", seed).isSubsetOf(ELEMENTS);
        }
    }

    @Test
    void loadsNothingAndRunsNothing() throws NoSuchAlgorithmException {
        String page = new HtmlReport().render(GoldenScenario.HOSTILE.report());

        String style = between(page, "<style>", "</style>");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertThat(page)
                .contains("content=\"default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(hash) + "'; base-uri 'none'; form-action 'none'\"")
                .doesNotContain("<script", " style=\"", " src=\"", "@import", "url(", "http:", "https:");
        assertThat(style).contains("prefers-color-scheme: dark", "@media print", "max-width", ":focus-visible");
    }

    @Test
    void everyLinkHasItsTargetAndEveryTargetIsThereOnce() {
        String page = new HtmlReport().render(GoldenScenario.FAILURE.report());
        List<String> ids = all(page, " id=\"([^\"]*)\"");

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(all(page, " href=\"#([^\"]*)\"")).isNotEmpty().isSubsetOf(ids);
        assertThat(all(page, "<(h1)>")).hasSize(1);
        assertThat(page).contains("<html lang=\"en\">", "<title>Tocsin: shop / local</title>");
    }

    private static Set<String> elementsOf(String page) {
        String text = page.replaceAll("(?s)<style>.*</style>", "<style></style>");
        Set<String> elements = new TreeSet<>();
        List<String> open = new ArrayList<>();
        Matcher tag = TAG.matcher(text);
        int end = 0;
        while (tag.find()) {
            assertThat(text.substring(end, tag.start())).doesNotContain("<", ">");
            end = tag.end();
            String element = tag.group(2);
            elements.add(element);
            if (tag.group(1).isEmpty()) {
                if (!VOID.contains(element)) {
                    open.add(element);
                }
            } else {
                assertThat(open).isNotEmpty();
                assertThat(open.remove(open.size() - 1)).isEqualTo(element);
            }
        }
        assertThat(text.substring(end)).doesNotContain("<");
        assertThat(open).isEmpty();
        return elements;
    }

    private static List<String> all(String text, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
