package dev.tocsin.cli;

import dev.tocsin.load.Environment;
import dev.tocsin.report.Paint;
import dev.tocsin.report.RunReport;
import dev.tocsin.report.TextReport;
import dev.tocsin.saved.SavedPlan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dry run of a page. A page that is opened is no reason to sign in anywhere, so only the emulator is read. */
final class SitePlan {
    private final Map<String, String> variables;
    private final Clock clock;
    private final Outside outside;
    private final HeadStart prepared;
    private final ProjectOptions options;

    SitePlan(Map<String, String> variables, Clock clock, Outside outside, HeadStart prepared, ProjectOptions options) {
        this.variables = Map.copyOf(variables);
        this.clock = clock;
        this.outside = outside;
        this.prepared = prepared;
        this.options = options;
    }

    /** What it prints. */
    synchronized String text(Workspace.Ready ready) {
        if (ready.environment().target() != Environment.Target.EMULATOR) {
            return "The target of " + options.environment() + " is Azure, which this page does not ask. Run\n"
                    + "    tocsin provision --dry-run --env " + options.environment() + "\n";
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Terminal own = new Terminal(
                OutputStream.nullOutputStream(), said, new ByteArrayInputStream(new byte[0]), variables, false);
        List<RunReport> reports = new ArrayList<>();
        SavedPlan.Options shape = new SavedPlan.Options(false, false, Optional.empty(), options.targets());
        ProvisionRun.Flags dry =
                new ProvisionRun.Flags(true, false, shape, false, false, false, OutputFormat.TEXT, Optional.empty());
        new Runs(own, clock, outside, prepared)
                .with(options, dry, Optional.empty(), reports::add, ProvisionRun::execute);
        own.finish();
        StringBuilder text = new StringBuilder();
        reports.forEach(one -> text.append(new TextReport(Paint.PLAIN).render(one)));
        return own.masked(
                text.append('\n').append(said.toString(StandardCharsets.UTF_8)).toString());
    }
}
