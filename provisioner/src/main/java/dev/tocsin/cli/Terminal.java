package dev.tocsin.cli;

import dev.tocsin.observe.Journal;
import dev.tocsin.observe.JsonLog;
import dev.tocsin.report.Paint;
import dev.tocsin.secret.Mask;
import dev.tocsin.secret.MaskCommands;
import dev.tocsin.secret.MaskedText;
import dev.tocsin.secret.Secrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a command talks to: results on standard output, all else on standard error, both behind the mask and harmless to
 * terminals and CI systems. The only place that prints. Thread-safe.
 */
final class Terminal {
    private final OutputStream out;
    private final OutputStream err;
    private final InputStream in;
    private final Map<String, String> variables;
    private final boolean interactive;
    private final MaskedText outText = new MaskedText();
    private final MaskedText errText = new MaskedText();
    private Mask mask = Mask.of(Secrets.none());
    private Optional<String> lost = Optional.empty();
    private boolean closed;
    private Journal journal = new Journal(Clock.systemUTC());
    private @Nullable JsonLog log;

    /**
     * @param out standard output; one that throws tells of full disks
     * @param variables the process environment
     * @param interactive whether a person sits at both ends
     */
    Terminal(OutputStream out, OutputStream err, InputStream in, Map<String, String> variables, boolean interactive) {
        this.out = out;
        this.err = err;
        this.in = in;
        this.variables = Map.copyOf(variables);
        this.interactive = interactive;
    }

    /** Standard input, for commands that read it to its end. */
    InputStream input() {
        return in;
    }

    Map<String, String> variables() {
        return variables;
    }

    /** What the run that talks here tells about itself. */
    synchronized Journal journal() {
        return journal;
    }

    /** From now on a run of a command talks here. */
    synchronized void begin(Journal of) {
        journal = of;
    }

    /** From now on all that is said, and all that the run tells about itself, is lines of JSON. */
    synchronized void logAsJson(String command) {
        JsonLog lines = new JsonLog(journal, command);
        log = lines;
        journal.listen(event -> tell(lines.told(event)));
    }

    private synchronized void tell(String line) {
        write(err, mask.apply(line));
    }

    boolean isInteractive() {
        return interactive;
    }

    /** Colours only for people: NO_COLOR (no-color.org), TERM=dumb and pipes get plain text. */
    Paint paint() {
        boolean wanted = interactive
                && log == null
                && variables.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(variables.get("TERM"))
                && !variables.containsKey("CI");
        return wanted ? Paint.ANSI : Paint.PLAIN;
    }

    /**
     * From now on these never appear, beside those that must not already. A CI system is told to mask them too, on standard error: standard output may be a file that
     * is kept.
     */
    synchronized void hide(Secrets secrets) {
        mask = mask.with(secrets);
        StringBuilder commands = new StringBuilder();
        for (String command : MaskCommands.of(secrets, variables)) {
            commands.append(command).append('\n');
        }
        write(err, commands.toString());
    }

    /** From now on an address that Azure made for those who may know it never appears. */
    void hideAddress(String url) {
        hide(new Secrets(Map.of("callbackUrl", url)));
    }

    /** The text without secrets, for files that are results too. */
    synchronized String masked(String text) {
        return mask.apply(text);
    }

    /** Writes a result to a file, masked like everything else. */
    void save(Path file, String text) throws IOException {
        Files.writeString(file, masked(text));
    }

    synchronized void result(String text) {
        write(out, harmless(outText.accept(mask, text)));
    }

    synchronized void say(String text) {
        write(err, logged(harmless(errText.accept(mask, text))));
    }

    private String logged(String text) {
        return log == null ? text : log.said(text);
    }

    /** Shows what was held back, because it might have been the beginning of a secret. */
    synchronized void finish() {
        write(out, harmless(outText.rest(mask)));
        write(err, logged(harmless(errText.rest(mask))) + (log == null ? "" : log.rest()));
    }

    /** Why a part of the result never arrived, unless its reader simply had enough. */
    synchronized Optional<String> lost() {
        return lost;
    }

    /** Whether nobody reads the result any more. */
    synchronized boolean unheard() {
        return closed;
    }

    private String harmless(String text) {
        return SafeText.of(text, paint() == Paint.ANSI);
    }

    private void write(OutputStream stream, String text) {
        if (text.isEmpty() || stream.equals(out) && closed) {
            return;
        }
        try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (IOException e) {
            if (stream.equals(out)) {
                closed = true;
                lost = isReaderGone(e) ? Optional.empty() : Optional.of(String.valueOf(e.getMessage()));
            }
        }
    }

    /** {@code | head} ends a pipe while we write: no failure of anybody's. Windows says that the pipe is being closed. */
    private static boolean isReaderGone(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }

    /** Asks for {@code yes}. */
    boolean confirms(String question) {
        say(question + " Type 'yes' to go on: ");
        finish();
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return "yes".equals(reader.readLine());
        } catch (IOException e) {
            return false;
        }
    }
}
