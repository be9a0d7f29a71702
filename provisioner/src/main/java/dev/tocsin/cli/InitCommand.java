package dev.tocsin.cli;

import dev.tocsin.init.StarterProject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code tocsin init}. */
final class InitCommand implements Verb {
    private final Terminal terminal;

    InitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public String name() {
        return "init";
    }

    @Override
    public Spec spec() {
        return Verb.spec(name(), "Make a new project that provisions at once.")
                .add(PositionalParamSpec.builder()
                        .arity("0..1")
                        .paramLabel("DIR")
                        .type(String.class)
                        .description("Folder of the project; default: the current one.")
                        .build());
    }

    @Override
    public ExitCode run(Given given, HeadStart prepared) {
        String folder = given.word(0, "");
        Path root = Path.of(folder).toAbsolutePath().normalize();
        try {
            List<String> present = StarterProject.alreadyThere(root);
            if (!present.isEmpty()) {
                terminal.say(
                        "error: " + root + " already has " + String.join(", ", present) + "; nothing was written\n");
                return ExitCode.USAGE;
            }
            List<String> written = StarterProject.write(root);
            terminal.result(String.join("\n", written) + "\n");
            terminal.say(written.size() + " files written to " + root + "\nNext: tocsin provision"
                    + (folder.isEmpty() ? "" : " -C " + folder) + "\n");
            return ExitCode.DONE;
        } catch (IOException e) {
            terminal.say("error: cannot write to " + root + " (" + e.getClass().getSimpleName() + ")\n");
            return ExitCode.FAILED;
        }
    }
}
