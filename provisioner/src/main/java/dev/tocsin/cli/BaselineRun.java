package dev.tocsin.cli;

import dev.tocsin.imports.BaselineImporter;
import dev.tocsin.imports.ImportRules;
import dev.tocsin.imports.Imported;
import dev.tocsin.imports.Importer;
import dev.tocsin.json.JsonDocument;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.load.LooseFile;
import dev.tocsin.load.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes definitions of a file of Azure Monitor Baseline Alerts, checks them like any others, and writes them. */
final class BaselineRun {
    private final Terminal terminal;
    private final HeadStart prepared;
    private final boolean dryRun;
    private final boolean force;

    BaselineRun(Terminal terminal, HeadStart prepared, boolean dryRun, boolean force) {
        this.terminal = terminal;
        this.prepared = prepared;
        this.dryRun = dryRun;
        this.force = force;
    }

    ExitCode run(ProjectOptions options, Path file, String scope) {
        ProjectOptions all = new ProjectOptions(options.folder(), options.environment(), options.settings(), List.of());
        Optional<Workspace.Ready> ready = new Workspace(terminal, prepared).open(all);
        if (ready.isEmpty()) {
            return ExitCode.USAGE;
        }
        try {
            JsonDocument document = LooseFile.read(file);
            if (!document.root().isArray() && !document.root().isNull()) {
                terminal.say(file + ": error: this is no file of baseline alerts: it is no list of entries\n");
                return ExitCode.USAGE;
            }
            return write(all, ready.get(), document, file.toString(), scope);
        } catch (JsonSyntaxException e) {
            terminal.say(file + ":" + e.position() + ": error: " + e.getMessage() + "\nnothing was written\n");
            return ExitCode.USAGE;
        } catch (UnreadableFileException e) {
            terminal.say(file + ": error: " + e.getMessage() + "\nnothing was written\n");
            return ExitCode.USAGE;
        } catch (IOException e) {
            terminal.say("error: " + e.getMessage() + "\n");
            return ExitCode.FAILED;
        }
    }

    private ExitCode write(
            ProjectOptions options, Workspace.Ready ready, JsonDocument document, String file, String scope)
            throws IOException {
        Importer importer = new Importer(
                prepared.specs(), ImportRules.shipped(), ready.files(), ready.environment(), ready.state(), force);
        BaselineImporter baseline =
                new BaselineImporter(prepared.kinds(), prepared.specs(), ready.environment(), importer);
        ImportCheck check = new ImportCheck(terminal, prepared, options, ready, List.of());
        Map<String, String> unfit = new TreeMap<>();
        Imported imported = baseline.of(document, file, scope, unfit);
        Map<String, String> more = check.unfit(imported);
        while (!more.isEmpty()) {
            unfit.putAll(more);
            imported = baseline.of(document, file, scope, unfit);
            more = check.unfit(imported);
        }
        imported.problems().forEach(one -> terminal.say("refused: " + one.what() + ": " + one.why() + "\n"));
        ExitCode exit = new ImportOutcome(terminal, ready.files(), dryRun).write(imported);
        if (exit == ExitCode.DONE && !imported.defined().isEmpty()) {
            terminal.say("these rules notify nobody until they name an action group\n");
        }
        return exit;
    }
}
