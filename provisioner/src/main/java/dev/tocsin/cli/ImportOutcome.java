package dev.tocsin.cli;

import dev.tocsin.imports.Imported;
import dev.tocsin.load.ProjectFiles;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes what an import is going to do, unless a file stands in the way, and says what was done. */
final class ImportOutcome {
    private final Terminal terminal;
    private final ProjectFiles files;
    private final boolean dryRun;

    ImportOutcome(Terminal terminal, ProjectFiles files, boolean dryRun) {
        this.terminal = terminal;
        this.files = files;
        this.dryRun = dryRun;
    }

    ExitCode write(Imported imported) throws IOException {
        imported.skipped().forEach(one -> terminal.say("skipped: " + one.what() + ": " + one.why() + "\n"));
        imported.notes().forEach(note -> terminal.say("note: " + note + "\n"));
        if (!imported.conflicts().isEmpty()) {
            imported.conflicts()
                    .forEach(one ->
                            terminal.say("error: " + one.what() + ": " + one.why() + "; --force overwrites it\n"));
            terminal.say("nothing was written\n");
            return ExitCode.CONFLICT;
        }
        List<String> written = new FileWriting(files).write(imported.files(), dryRun);
        report(imported, written);
        return ExitCode.DONE;
    }

    private void report(Imported imported, List<String> written) {
        StringBuilder lines = new StringBuilder();
        written.forEach(file -> lines.append(file).append('\n'));
        terminal.result(lines.toString());
        imported.values().keySet().forEach(name -> terminal.say("value: ${" + name + "} in tocsin.json\n"));
        imported.secrets().keySet().stream()
                .sorted()
                .forEach(name -> terminal.say("secret: ${" + name + "} in tocsin.json; set " + Imported.variable(name)
                        + " before the next run\n"));
        terminal.say(String.format(
                Locale.ROOT,
                "%d imported, %d as they were, %d skipped; %d files %s%n",
                imported.defined().size(),
                imported.unchanged().size(),
                imported.skipped().size(),
                written.size(),
                dryRun ? "would be written" : "written"));
    }
}
