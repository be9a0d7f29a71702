package dev.tocsin.cli;

import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.export.ArmTemplate;
import dev.tocsin.export.BicepFile;
import dev.tocsin.export.Template;
import dev.tocsin.export.TemplateBuilder;
import dev.tocsin.export.TemplateFormat;
import dev.tocsin.report.DiagnosticReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ParameterException;

/** {@code tocsin export}. */
final class ExportCommand implements Verb {
    private final Terminal terminal;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public Spec spec() {
        return ProjectOptions.addTo(
                        Verb.spec(
                                name(),
                                "Print the desired state as one ARM template or Bicep file. Secrets become secure parameters without values."))
                .add(Verb.value("--format", "FORMAT", "arm, bicep; default: arm."))
                .add(Verb.value("--out", "FILE", "Write to this file instead of standard output."));
    }

    @Override
    public ExitCode run(Given given, HeadStart prepared) {
        TemplateFormat format = format(given);
        Optional<Workspace.Ready> ready = new Workspace(terminal, prepared).open(ProjectOptions.of(given));
        if (ready.isEmpty()) {
            return ExitCode.USAGE;
        }
        Diagnostics diagnostics = new Diagnostics();
        Template template = new TemplateBuilder(ready.get().state(), format, diagnostics)
                .build(ready.get().selected());
        if (diagnostics.hasErrors()) {
            terminal.say(new DiagnosticReport(terminal.paint()).text(diagnostics.sorted()) + "nothing was written\n");
            return ExitCode.USAGE;
        }
        String text = format == TemplateFormat.ARM ? ArmTemplate.write(template) : BicepFile.write(template);
        return given.has("--out") ? save(given.value("--out", ""), text, template) : print(text);
    }

    private ExitCode print(String text) {
        terminal.result(text);
        return ExitCode.DONE;
    }

    private ExitCode save(String file, String text, Template template) {
        try {
            terminal.save(Path.of(file), text);
            terminal.say(file + ": " + count(template.size(), "resource") + ", "
                    + count(template.parameters().size(), "secure parameter") + "\n");
            return ExitCode.DONE;
        } catch (IOException e) {
            terminal.say("error: cannot write " + file + " (" + e.getClass().getSimpleName() + ")\n");
            return ExitCode.FAILED;
        }
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static TemplateFormat format(Given given) {
        String word = given.value("--format", "arm");
        for (TemplateFormat format : TemplateFormat.values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
                return format;
            }
        }
        throw new ParameterException(given.commandLine(), "--format is one of arm, bicep, not \"" + word + "\"");
    }
}
