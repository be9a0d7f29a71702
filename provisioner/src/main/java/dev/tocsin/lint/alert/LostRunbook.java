package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.load.UnreadableFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runbooks that alert rules name and that are not there. Links to other places are not followed. */
final class LostRunbook extends CodedRule {
    private static final String FOLDER = "alert-rules/runbooks";
    /** The rest of a link into a repository, or a path. */
    private static final Pattern OURS = Pattern.compile("(?:^|/)(" + FOLDER + "/[^?#]+)");
    /** The same in a text for people; what ends a sentence is not part of it. */
    private static final Pattern IN_TEXT = Pattern.compile("(" + FOLDER + "/[\\w./-]*[\\w-])");

    LostRunbook() {
        super("TOC2023", Level.ERROR, "a runbook that is not there");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        Set<String> books = new HashSet<>();
        try {
            for (Path file : project.files().list(FOLDER)) {
                books.add(project.files().display(file));
            }
        } catch (UnreadableFileException e) {
            return;
        }
        for (Alarm alarm : Alarm.of(project)) {
            RunbookLinks.of(alarm)
                    .forEach((pointer, text) -> found(OURS, text)
                            .filter(path -> !books.contains(path))
                            .ifPresent(path -> tell(findings, alarm, pointer, path)));
            found(IN_TEXT, alarm.properties().path("description").asText())
                    .filter(path -> !books.contains(path))
                    .ifPresent(path -> tell(findings, alarm, "/properties/description", path));
        }
    }

    private void tell(Findings findings, Alarm alarm, String pointer, String path) {
        findings.add(
                this,
                alarm.rule(),
                pointer,
                "there is no runbook " + path + " in the project; write it, or correct the name");
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher path = pattern.matcher(text);
        return path.find() ? Optional.of(path.group(1)) : Optional.empty();
    }
}
