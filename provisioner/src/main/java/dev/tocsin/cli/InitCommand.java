package dev.tocsin.cli;

import dev.tocsin.init.StarterProject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tocsin init}. */
@Command(name = "init", description = "Make a new project that provisions at once.", sortOptions = false)
final class InitCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Folder of the project; default: the current one.")
    Path folder = Path.of("");

    InitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        List<String> present = StarterProject.alreadyThere(root);
        if (!present.isEmpty()) {
            terminal.say("error: " + root + " already has " + String.join(", ", present) + "; nothing was written\n");
            return ExitCode.USAGE.code();
        }
        List<String> written = StarterProject.write(root);
        terminal.result(String.join("\n", written) + "\n");
        terminal.say(written.size() + " files written to " + root + "\nNext: tocsin provision -C " + folder.normalize()
                + (folder.toString().isEmpty() ? "." : "") + "\n");
        return ExitCode.DONE.code();
    }
}
