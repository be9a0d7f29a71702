package dev.tocsin.cli;

import dev.tocsin.alerttest.Replay;
import dev.tocsin.alerttest.ReplayReport;
import dev.tocsin.alerttest.ReplayedRule;
import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.resource.DesiredState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** One run of {@code tocsin test --replay}. */
final class ReplayRun {
    private final Terminal terminal;
    private final Function<ProjectOptions, Optional<DesiredState>> projects;

    /**
     * A run.
     *
     * @param projects what a project declares; nothing after its errors were said
     */
    ReplayRun(Terminal terminal, Function<ProjectOptions, Optional<DesiredState>> projects) {
        this.terminal = terminal;
        this.projects = projects;
    }

    /**
     * Replays and prints.
     *
     * @param folder with the rows
     * @param base the revision to compare with, if any
     * @param pages whether each notification is listed
     */
    ExitCode run(
            ProjectOptions options,
            String folder,
            Optional<String> base,
            boolean pages,
            Predicate<String> chosen,
            OutputFormat output) {
        Optional<DesiredState> state = projects.apply(options);
        if (state.isEmpty()) {
            return ExitCode.USAGE;
        }
        try {
            Replay replay = new Replay(Path.of(folder));
            Optional<List<ReplayedRule>> before = Optional.empty();
            if (base.isPresent()) {
                before = before(options, base.get(), replay, chosen);
                if (before.isEmpty()) {
                    return ExitCode.USAGE;
                }
            }
            ReplayReport report =
                    new ReplayReport(replay.from(), replay.to(), replay.run(state.get(), chosen), before, pages);
            terminal.result(output == OutputFormat.JSON ? report.json() : report.text());
            return report.failed() ? ExitCode.CHECKS_FAILED : ExitCode.DONE;
        } catch (DataException e) {
            terminal.say("error: --replay: " + e.getMessage() + "\n");
            return ExitCode.USAGE;
        } catch (IOException e) {
            terminal.say("error: --base: " + e.getMessage() + "\n");
            return ExitCode.FAILED;
        }
    }

    private Optional<List<ReplayedRule>> before(
            ProjectOptions options, String revision, Replay replay, Predicate<String> chosen) throws IOException {
        Path folder = options.folder().toAbsolutePath().normalize();
        Optional<GitHistory> history = GitHistory.of(folder, revision);
        if (history.isEmpty()) {
            terminal.say("error: git knows no revision \"" + revision + "\" here; name a commit, a branch or a tag\n");
            return Optional.empty();
        }
        try (GitHistory old = history.get()) {
            ProjectOptions then =
                    new ProjectOptions(old.folder(), options.environment(), options.settings(), options.targets());
            return projects.apply(then).map(state -> replay.run(state, chosen));
        }
    }
}
