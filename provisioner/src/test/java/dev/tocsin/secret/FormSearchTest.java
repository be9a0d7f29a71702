package dev.tocsin.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FormSearchTest {
    @Test
    void findsFormsThatOverlapAtBothEndsAndInEachOther() {
        assertThat(found(List.of("abab", "ba", "xyz"), "ababab")).containsExactly("0-4", "1-3", "2-6", "3-5");
        assertThat(found(List.of("abc"), "ab")).isEmpty();
        assertThat(found(List.of("ab"), "")).isEmpty();
        assertThat(found(List.of("ü…"), "a ü… ü…")).containsExactly("2-4", "5-7");
        assertThat(found(List.of(), "text")).isEmpty();
    }

    @RepeatedTest(200)
    void findsWhatASearchForEachFindsToo(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> forms = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            forms.add(text(random, 2 + random.nextInt(3)));
        }
        String text = text(random, random.nextInt(60));
        Set<String> each = new TreeSet<>();
        for (String form : forms) {
            for (int at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
                each.add(at + "-" + (at + form.length()));
            }
        }

        assertThat(found(forms, text)).isEqualTo(each);
    }

    private static Set<String> found(List<String> forms, String text) {
        Set<String> found = new TreeSet<>();
        for (Span span : new FormSearch(forms).spans(text)) {
            found.add(span.start() + "-" + span.end());
        }
        return found;
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("abc…".charAt(random.nextInt(4)));
        }
        return text.toString();
    }
}
