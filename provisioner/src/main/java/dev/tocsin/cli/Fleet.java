package dev.tocsin.cli;

import dev.tocsin.report.FleetReport;
import dev.tocsin.report.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Several environments in one run. All are planned before any is written; none is written when one cannot be. They are applied
 * in the order given, and after one that did not go well no other is begun. What came of each is reported, whatever came of the
 * others.
 */
final class Fleet {
    private final Terminal terminal;
    private final Runs runs;
    private final ProvisionRun.Flags flags;
    private final List<FleetReport.Member> members = new ArrayList<>();

    Fleet(Terminal terminal, Runs runs, ProvisionRun.Flags flags) {
        this.terminal = terminal;
        this.runs = runs;
        this.flags = flags;
    }

    ExitCode run(List<ProjectOptions> each) {
        ExitCode planned = planAll(each);
        boolean apply = !flags.dryRun() && planned == ExitCode.DONE;
        ExitCode exit = apply ? applyAll(each) : planned;
        if (!flags.dryRun() && !apply) {
            terminal.say("nothing was written in any of these environments\n");
        }
        Reports.print(terminal, flags.output(), members);
        return exit;
    }

    private ExitCode planAll(List<ProjectOptions> each) {
        ExitCode worst = ExitCode.DONE;
        for (ProjectOptions options : each) {
            worst = worst.or(member(options, flags, run -> {
                Optional<ExitCode> ended = run.prepare();
                if (ended.isEmpty()) {
                    run.reportPlan();
                }
                return ended.orElse(ExitCode.DONE);
            }));
        }
        return worst;
    }

    private ExitCode applyAll(List<ProjectOptions> each) {
        List<FleetReport.Member> plans = List.copyOf(members);
        members.clear();
        ExitCode worst = ExitCode.DONE;
        for (int i = 0; i < each.size(); i++) {
            if (worst == ExitCode.DONE || worst == ExitCode.CHANGES) {
                int agreed =
                        plans.get(i).report().map(one -> one.plan().deletions()).orElse(0);
                worst = worst.or(member(each.get(i), flags.agreed(agreed), ProvisionRun::execute));
            } else {
                terminal.say(each.get(i).environment() + ": not begun, because of what happened before\n");
                members.add(plans.get(i).notBegun());
            }
        }
        return worst;
    }

    private ExitCode member(ProjectOptions options, ProvisionRun.Flags with, Function<ProvisionRun, ExitCode> work) {
        terminal.say("environment " + options.environment() + ":\n");
        List<RunReport> reports = new ArrayList<>();
        ExitCode exit = runs.with(options, with, Optional.empty(), reports::add, work);
        Optional<RunReport> report =
                reports.isEmpty() ? Optional.empty() : Optional.of(reports.get(reports.size() - 1));
        members.add(new FleetReport.Member(options.environment(), report, exit.code(), exit.word()));
        return exit;
    }
}
