package dev.tocsin.arm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> KNOWN = List.of("severity", "scopes", "description", "enabled", "id");

    @Test
    void findsTheNearestWord() {
        assertThat(Suggestion.nearest("sevrity", KNOWN)).hasValue("severity");
        assertThat(Suggestion.nearest("Desciption", KNOWN)).hasValue("description");
        assertThat(Suggestion.nearest("enabeld", KNOWN)).hasValue("enabled");
        assertThat(Suggestion.nearest("SCOPES", KNOWN)).hasValue("scopes");
    }

    @Test
    void suggestsNothingForADifferentWord() {
        assertThat(Suggestion.nearest("colour", KNOWN)).isEmpty();
        assertThat(Suggestion.nearest("x", KNOWN)).isEmpty();
        assertThat(Suggestion.nearest("", KNOWN)).isEmpty();
        assertThat(Suggestion.nearest("severity", List.of())).isEmpty();
    }

    @Test
    void breaksTiesAlphabetically() {
        assertThat(Suggestion.nearest("cat", List.of("hat", "bat", "rat"))).hasValue("bat");
    }
}
