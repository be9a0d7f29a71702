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

    LostRunbook() {
        super("TOC2023", Level.WARNING, "a runbook that is not there");
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
                    .forEach((pointer, text) -> ours(text)
                            .filter(path -> !books.contains(path))
                            .ifPresent(path -> findings.add(
                                    this,
                                    alarm.rule(),
                                    pointer,
                                    "there is no runbook " + path + " in the project; write it, or correct the name")));
        }
    }

    private static Optional<String> ours(String text) {
        Matcher path = OURS.matcher(text);
        return path.find() ? Optional.of(path.group(1)) : Optional.empty();
    }
}
