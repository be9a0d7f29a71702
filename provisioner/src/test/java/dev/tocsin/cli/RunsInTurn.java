package dev.tocsin.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that runs several command lines with its own environment, one after the other: a JVM for each would take seconds.
 * Arguments: a folder, then the command lines, each after {@link #THEN}.
 */
final class RunsInTurn {
    static final String THEN = "then";

    private RunsInTurn() {}

    public static void main(String[] args) throws IOException {
        System.setProperty("org.freemarker.loggerLibrary", "none");
        Path folder = Path.of(args[0]);
        List<List<String>> lines = new ArrayList<>();
        for (String word : List.of(args).subList(1, args.length)) {
            if (word.equals(THEN)) {
                lines.add(new ArrayList<>());
            } else {
                lines.get(lines.size() - 1).add(word);
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            try (PrintStream out = new PrintStream(folder.resolve(i + ".out").toFile(), StandardCharsets.UTF_8);
                    PrintStream err = new PrintStream(folder.resolve(i + ".err").toFile(), StandardCharsets.UTF_8)) {
                Terminal terminal = new Terminal(out, err, InputStream.nullInputStream(), System.getenv(), false);
                int exit = Main.run(
                        terminal,
                        Clock.systemUTC(),
                        TestOutside.plain(),
                        lines.get(i).toArray(String[]::new));
                Files.writeString(folder.resolve(i + ".exit"), String.valueOf(exit));
            }
        }
        System.exit(0);
    }

    /** What the command line with this number did. */
    static CliRun of(Path folder, int number) throws IOException {
        return new CliRun(
                Integer.parseInt(Files.readString(folder.resolve(number + ".exit"))),
                Files.readString(folder.resolve(number + ".out")),
                Files.readString(folder.resolve(number + ".err")));
    }
}
