package dev.tocsin.lint;

import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.load.Environment;
import dev.tocsin.load.LintSettings;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.TelemetryReader;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.telemetry.Contract;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project as rules look at it. What takes time to find out is found out once, when the first rule asks. */
public final class LintedProject {
    private final ProjectFiles files;
    private final Environment environment;
    private final DesiredState state;
    private final LintSettings settings;
    private final Diagnostics diagnostics;
    private @Nullable Contract contract;
    private @Nullable List<LintedQuery> queries;
    private @Nullable List<LintedWorkbook> workbooks;

    /**
     * @param state without errors
     * @param settings of the project file
     * @param diagnostics told what is wrong with files that only lint reads
     */
    public LintedProject(
            ProjectFiles files,
            Environment environment,
            DesiredState state,
            LintSettings settings,
            Diagnostics diagnostics) {
        this.files = files;
        this.environment = environment;
        this.state = state;
        this.settings = settings;
        this.diagnostics = diagnostics;
    }

    /** The files of the project. */
    public ProjectFiles files() {
        return files;
    }

    /** The environment that the project is rendered for. */
    public Environment environment() {
        return environment;
    }

    /** Everything that is declared, with references resolved and secrets as marks. */
    public DesiredState state() {
        return state;
    }

    /** The resources of a kind, by its alias such as {@code log-alert}. */
    public List<DesiredResource> ofKind(String alias) {
        List<DesiredResource> found = new ArrayList<>();
        for (DesiredResource resource : state.resources()) {
            if (resource.kind().alias().equals(alias)) {
                found.add(resource);
            }
        }
        return found;
    }

    /** What the application emits; {@link Contract#NONE} when the project does not say. */
    public Contract contract() {
        Contract known = contract;
        if (known == null) {
            known = new TelemetryReader(files, diagnostics).read();
            contract = known;
        }
        return known;
    }

    /** What the project file says of lint. */
    LintSettings settings() {
        return settings;
    }

    /** Every query of alert rules, workbooks and saved searches. */
    public List<LintedQuery> queries() {
        List<LintedQuery> known = queries;
        if (known == null) {
            known = new QueryFinder(this).find();
            queries = known;
        }
        return known;
    }

    /** The contents of workbooks that can be read. */
    public List<LintedWorkbook> workbooks() {
        List<LintedWorkbook> known = workbooks;
        if (known == null) {
            known = LintedWorkbook.of(this);
            workbooks = known;
        }
        return known;
    }
}
