package dev.tocsin.cli;

import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.html.Html;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.lint.Finding;
import dev.tocsin.load.LooseFile;
import dev.tocsin.load.Runbook;
import dev.tocsin.load.SourceFile;
import dev.tocsin.load.UnreadableFileException;
import dev.tocsin.preview.Composed;
import dev.tocsin.preview.Preview;
import dev.tocsin.preview.data.PreviewData;
import dev.tocsin.preview.page.Frame;
import dev.tocsin.preview.page.Mark;
import dev.tocsin.preview.page.Page;
import dev.tocsin.report.DiagnosticReport;
import dev.tocsin.report.Paint;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.serve.Findings;
import dev.tocsin.serve.IndexPage;
import dev.tocsin.serve.RulePage;
import dev.tocsin.serve.RunbookPage;
import dev.tocsin.serve.Shell;
import dev.tocsin.serve.TextPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of a project as it is at one moment. What a page needs is worked out when it is asked for. */
final class ProjectSite {
    private static final String RUNBOOKS = "alert-rules/runbooks";
    /** Where an item is in a pointer to something in it. */
    private static final Pattern ITEM = Pattern.compile("/items/[0-9]+(/content/items/[0-9]+)*");

    private final String top;
    private final Workspace.Ready ready;
    private final Rows rows;
    private final Supplier<String> plan;
    private final Supplier<SiteTests> tests;
    private final Supplier<List<Finding>> findings;

    /** Rows for a workbook. */
    @FunctionalInterface
    interface Rows {
        /**
         * The rows.
         *
         * @param beside where they stand when no folder was named
         * @throws DataException when a folder cannot be read
         */
        PreviewData of(Path beside) throws DataException;
    }

    /**
     * A site.
     *
     * @param errors why the files cannot be loaded as they are; then {@code ready} is from before
     * @param plan what a dry run prints
     */
    ProjectSite(
            String version,
            Workspace.Ready ready,
            List<Diagnostic> errors,
            Rows rows,
            Supplier<String> plan,
            Supplier<SiteTests> tests) {
        this.top = Shell.top(version, trouble(errors, "The pages show the project as it was before."));
        this.ready = ready;
        this.rows = rows;
        this.plan = plan;
        this.tests = tests;
        this.findings = new Memo<>(() -> found(ready));
    }

    /** Lints, so that pages need not wait for it: it takes as long as to draw, and every page of a workbook has findings. */
    void lint() {
        List<Finding> unused = findings.get();
    }

    private static List<Finding> found(Workspace.Ready ready) {
        Diagnostics read = new Diagnostics();
        List<Finding> all = new ArrayList<>(ProjectLint.findings(ready, read));
        Stream.concat(ready.findings().stream(), read.sorted().stream())
                .forEach(one -> all.add(new Finding(one, "", one.location().pointer(), List.of())));
        all.sort((one, other) -> Diagnostic.ORDER.compare(one.diagnostic(), other.diagnostic()));
        return all;
    }

    /** The only page of a project that could not be loaded yet. */
    static String broken(String version, List<Diagnostic> errors) {
        return IndexPage.of("The project cannot be loaded", Shell.top(version, trouble(errors, "")), List.of());
    }

    private static String trouble(List<Diagnostic> errors, String more) {
        return errors.isEmpty()
                ? ""
                : "<div class=\"trouble\" role=\"alert\"><strong>The files have errors.</strong> " + more
                        + "<pre tabindex=\"0\">"
                        + Html.escape(new DiagnosticReport(Paint.PLAIN).text(errors)) + "</pre></div>\n";
    }

    Optional<String> page(String path) {
        int slash = path.indexOf('/', 1);
        String folder = slash < 0 ? path.substring(1) : path.substring(1, slash);
        String name = slash < 0 ? "" : path.substring(slash + 1);
        return switch (folder) {
            case "" -> Optional.of(index());
            case "workbook" -> workbook(name);
            case "rule" -> rule(name);
            case "runbook" -> runbook(name);
            case "lint" -> name.isEmpty() ? Optional.of(Findings.page(top, told(findings.get()))) : Optional.empty();
            case "plan" -> name.isEmpty() ? Optional.of(planPage()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static List<Diagnostic> told(List<Finding> findings) {
        return findings.stream().map(Finding::diagnostic).toList();
    }

    private String index() {
        SiteTests tested = tests.get();
        List<IndexPage.Entry> workbooks = ProjectTemplates.workbooks(ready.state()).stream()
                .map(one -> new IndexPage.Entry("workbook", one.name(), "", found(one.key())))
                .toList();
        List<IndexPage.Entry> rules = tested.rules().stream()
                .map(one -> new IndexPage.Entry("rule", one, tested.word(one), tested.said(one)))
                .toList();
        List<IndexPage.Entry> runbooks = runbooks().stream()
                .map(one -> new IndexPage.Entry("runbook", name(one), "", ""))
                .toList();
        String wrong = trouble(tested.wrong(), "No test is run.");
        return IndexPage.of(
                ready.state().project() + " · " + ready.environment().name(),
                top + (tested.results().isEmpty() ? wrong : ""),
                List.of(
                        new IndexPage.Section("Workbooks", workbooks, "There is none."),
                        new IndexPage.Section("Alert rules", rules, "There is none."),
                        new IndexPage.Section("Runbooks", runbooks, "There is none in " + RUNBOOKS + ".")));
    }

    private String found(String key) {
        long number =
                findings.get().stream().filter(one -> one.key().equals(key)).count();
        return number == 0 ? "" : number + (number == 1 ? " finding" : " findings");
    }

    private Optional<String> workbook(String name) {
        for (DesiredResource one : ProjectTemplates.workbooks(ready.state())) {
            if (one.name().equals(name)) {
                try {
                    PreviewSource.Found found = PreviewSource.member(ready, one, one.body());
                    return Optional.of(drawn(one, found.composed(), rows.of(found.rows())));
                } catch (NoWorkbookException | DataException e) {
                    return Optional.of(TextPage.of(name, top, "It cannot be drawn.", String.valueOf(e.getMessage())));
                }
            }
        }
        return Optional.empty();
    }

    /** With the findings at the items that they are about. */
    private String drawn(DesiredResource resource, Composed content, PreviewData data) {
        Map<String, List<Mark>> marks = new HashMap<>();
        List<Diagnostic> others = new ArrayList<>();
        for (Finding one : findings.get()) {
            if (one.key().equals(resource.key())) {
                Diagnostic said = one.diagnostic();
                Matcher item = ITEM.matcher(one.pointer());
                if (item.find() && content.content().at(item.group()).isObject()) {
                    marks.computeIfAbsent(item.group(), key -> new ArrayList<>())
                            .add(new Mark(said.level().word(), Findings.text(said) + " " + said.location()));
                } else {
                    others.add(said);
                }
            }
        }
        Frame frame = new Frame(top, Findings.list(others), List.of(Shell.script()), Shell.style(), true);
        return Preview.page(resource.name(), content, marks, data, frame).html();
    }

    private Optional<String> rule(String name) {
        SiteTests tested = tests.get();
        return tested.rules().contains(name)
                ? Optional.of(RulePage.of(name, top, tested.of(name), tested.said(name)))
                : Optional.empty();
    }

    private Optional<String> runbook(String name) {
        return runbooks().stream()
                .filter(one -> name(one).equals(name))
                .findFirst()
                .map(one -> runbook(name, one));
    }

    private String runbook(String name, Path file) {
        try {
            String path = RUNBOOKS + "/" + file.getFileName();
            SourceFile source =
                    new SourceFile(file, path, LooseFile.read(ready.files().ownFile(path)));
            String title = source.root().path("title").asText();
            Runbook runbook =
                    new Runbook(name, title, source.root().path("severity").asText(), source);
            return RunbookPage.of(title.isBlank() ? name : title, top, path, Page.markdown(runbook.markdown()));
        } catch (UnreadableFileException | JsonSyntaxException e) {
            return TextPage.of(name, top, "It cannot be read.", String.valueOf(e.getMessage()));
        }
    }

    private List<Path> runbooks() {
        try (Stream<Path> files = Files.list(ready.files().root().resolve(RUNBOOKS))) {
            return files.filter(one -> one.toString().matches(".*\\.(ya?ml|json)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[a-z]+$", "");
    }

    private String planPage() {
        return TextPage.of(
                "Plan",
                top,
                "What tocsin provision --env " + ready.environment().name()
                        + " would do now. Nothing is written from here.",
                plan.get());
    }
}
