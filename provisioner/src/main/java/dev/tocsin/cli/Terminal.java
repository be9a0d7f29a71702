package dev.tocsin.cli;

import dev.tocsin.report.Paint;
import dev.tocsin.secret.Mask;
import dev.tocsin.secret.Secrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command talks to: results on standard output, all else on standard error, both behind the mask. The only place that
 * prints.
 */
final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final InputStream in;
    private final Map<String, String> variables;
    private final boolean interactive;
    private Mask mask = Mask.of(Secrets.none());

    /**
     * @param variables the process environment
     * @param interactive whether a person sits at both ends
     */
    Terminal(PrintStream out, PrintStream err, InputStream in, Map<String, String> variables, boolean interactive) {
        this.out = out;
        this.err = err;
        this.in = in;
        this.variables = Map.copyOf(variables);
        this.interactive = interactive;
    }

    Map<String, String> variables() {
        return variables;
    }

    boolean isInteractive() {
        return interactive;
    }

    /** Colours only for people: NO_COLOR (no-color.org), TERM=dumb and pipes get plain text. */
    Paint paint() {
        boolean wanted = interactive
                && variables.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(variables.get("TERM"))
                && !variables.containsKey("CI");
        return wanted ? Paint.ANSI : Paint.PLAIN;
    }

    /** From now on these never appear. */
    void hide(Secrets secrets) {
        mask = Mask.of(secrets);
    }

    /** The text without secrets, for files that are results too. */
    String masked(String text) {
        return mask.apply(text);
    }

    void result(String text) {
        out.print(mask.apply(text));
        out.flush();
    }

    /** Writes a result to a file, masked like everything else. */
    void save(Path file, String text) throws IOException {
        Files.writeString(file, mask.apply(text));
    }

    void say(String text) {
        synchronized (err) {
            err.print(mask.apply(text));
            err.flush();
        }
    }

    /** Asks for {@code yes}. */
    boolean confirms(String question) {
        say(question + " Type 'yes' to go on: ");
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return "yes".equals(reader.readLine());
        } catch (IOException e) {
            return false;
        }
    }
}
