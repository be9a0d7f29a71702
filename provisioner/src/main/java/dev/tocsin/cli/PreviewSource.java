package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.azure.ArmException;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.json.JsonDocument;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.load.LooseFile;
import dev.tocsin.load.UnreadableFileException;
import dev.tocsin.preview.Composed;
import dev.tocsin.preview.Templates;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.workbook.Workbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where workbooks come from that are to be drawn: a project, a file, a revision in git, or what is live. */
final class PreviewSource {
    private final Terminal terminal;
    private final HeadStart prepared;
    private final ProjectOptions options;
    private final Runs runs;

    PreviewSource(Terminal terminal, HeadStart prepared, ProjectOptions options, Runs runs) {
        this.terminal = terminal;
        this.prepared = prepared;
        this.options = options;
        this.runs = runs;
    }

    /** A workbook of a project. */
    record Member(Workspace.Ready ready, DesiredResource resource) {}

    /**
     * A workbook.
     *
     * @param key by which {@code templates} know it
     * @param file that it is in, or its definition's
     * @param member as what the project has it; empty for a file
     */
    record Found(String name, JsonNode content, String key, Templates templates, Path file, Optional<Member> member) {
        /** Where rows for this workbook stand when no folder is named. */
        Path rows() {
            return file.toAbsolutePath().resolveSibling("data").resolve(name);
        }

        /** As it is drawn. */
        Composed composed() {
            return Composed.of(key, content, templates);
        }
    }

    /** By a name of the project, by a definition's file, or by a file with a workbook's content. */
    Found find(String named) throws NoWorkbookException {
        try {
            Path file = Path.of(named);
            Optional<Found> loose = Files.isRegularFile(file) ? loose(file) : Optional.empty();
            return loose.isPresent() ? loose.get() : inProject(named, file);
        } catch (UnreadableFileException | InvalidPathException | JsonSyntaxException e) {
            throw new NoWorkbookException(named + ": " + e.getMessage());
        }
    }

    private static Optional<Found> loose(Path file) throws UnreadableFileException, JsonSyntaxException {
        JsonDocument document = LooseFile.read(file);
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.(workbook|json)$", "");
        return Workbook.isWorkbook(document.root())
                ? Optional.of(new Found(
                        name,
                        document.root(),
                        FolderTemplates.key(file),
                        FolderTemplates.beside(file),
                        file,
                        Optional.empty()))
                : Optional.empty();
    }

    private Found inProject(String named, Path file) throws NoWorkbookException {
        Workspace.Ready ready =
                new Workspace(terminal, prepared).open(options).orElseThrow(() -> new NoWorkbookException(""));
        List<DesiredResource> workbooks = ProjectTemplates.workbooks(ready.state());
        for (DesiredResource one : workbooks) {
            Path own = one.origin().definition().source().path();
            if (one.name().equals(named)
                    || one.key().equals(named)
                    || own.toAbsolutePath()
                            .normalize()
                            .equals(file.toAbsolutePath().normalize())) {
                return member(ready, one, one.body());
            }
        }
        List<String> names = workbooks.stream().map(DesiredResource::name).toList();
        throw new NoWorkbookException("there is no workbook " + named
                + Suggestion.nearest(named, names)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(
                                names.isEmpty()
                                        ? "; the project has none"
                                        : "; there are " + String.join(", ", names)));
    }

    /** A workbook of a project, as it is declared or as it is live. */
    static Found member(Workspace.Ready ready, DesiredResource one, JsonNode body) throws NoWorkbookException {
        return new Found(
                one.name(),
                ProjectTemplates.content(one, body),
                one.key(),
                new ProjectTemplates(
                        ready.state(), one.origin().definition().source().path()),
                one.origin().definition().source().path(),
                Optional.of(new Member(ready, one)));
    }

    /** The same workbook as it was; with it what it loads. */
    Composed at(String revision, Found now) throws NoWorkbookException {
        Path folder = now.member()
                .map(one -> one.ready().files().root())
                .orElseGet(() -> FolderTemplates.beside(now.file()).root());
        try {
            Optional<GitHistory> history = GitHistory.of(folder, revision);
            if (history.isEmpty()) {
                throw new NoWorkbookException("--before: git knows no revision \"" + revision + "\" of " + folder
                        + "; name a commit, a branch or a tag, or say live");
            }
            try (GitHistory old = history.get()) {
                return now.member().isPresent()
                        ? memberAt(old, revision, now.member().get())
                        : looseAt(
                                old,
                                revision,
                                folder.relativize(now.file().toAbsolutePath().normalize()));
            }
        } catch (IOException e) {
            throw new NoWorkbookException("--before: " + e.getMessage());
        }
    }

    private static Composed looseAt(GitHistory old, String revision, Path name) throws NoWorkbookException {
        Path file = old.folder().resolve(name);
        try {
            if (Files.isRegularFile(file)) {
                return loose(file)
                        .orElseThrow(
                                () -> new NoWorkbookException("--before: " + name + " was no workbook at " + revision))
                        .composed();
            }
        } catch (UnreadableFileException | JsonSyntaxException e) {
            throw new NoWorkbookException("--before: " + name + " at " + revision + ": " + e.getMessage());
        }
        throw new NoWorkbookException("--before: there is no " + name + " at " + revision);
    }

    private Composed memberAt(GitHistory old, String revision, Member member) throws NoWorkbookException {
        ProjectOptions then = new ProjectOptions(old.folder(), options.environment(), options.settings(), List.of());
        Diagnostics diagnostics = new Diagnostics();
        Optional<Workspace.Ready> ready = new Workspace(terminal, prepared).read(then, diagnostics);
        if (ready.isEmpty() || diagnostics.hasErrors()) {
            throw new NoWorkbookException("--before: the project at " + revision + " cannot be read: "
                    + diagnostics.sorted().stream()
                            .findFirst()
                            .map(one -> one.location() + ": " + one.message())
                            .orElse("it has errors"));
        }
        for (DesiredResource one : ProjectTemplates.workbooks(ready.get().state())) {
            if (one.key().equals(member.resource().key())) {
                return member(ready.get(), one, one.body()).composed();
            }
        }
        throw new NoWorkbookException(
                "--before: there is no workbook " + member.resource().name() + " at " + revision);
    }

    /** The same workbook as it is in the target. */
    Composed live(Found now) throws NoWorkbookException {
        Member member = now.member()
                .orElseThrow(() -> new NoWorkbookException("--before live needs a workbook of a project; a file is"
                        + " nowhere else, so name a revision"));
        DesiredResource resource = member.resource();
        try (Target target = runs.target(member.ready())) {
            LiveSource source = new LiveSource(target.client(), member.ready().environment(), prepared.kinds());
            ActualResource live = source.withId(resource.kind(), resource.id().path())
                    .orElseThrow(() -> new NoWorkbookException("--before live: " + resource.key() + " is not in "
                            + member.ready().environment().resourceGroup() + "; provision it first"));
            return member(member.ready(), resource, live.body()).composed();
        } catch (ArmException e) {
            throw new NoWorkbookException("--before live: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw new NoWorkbookException("--before live: the emulator's state cannot be used: " + e.getMessage());
        }
    }
}
