package dev.tocsin.cli;

import dev.tocsin.apply.CallbackUrls;
import dev.tocsin.apply.TestNotification;
import dev.tocsin.azure.ArmException;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.secret.Secrets;
import java.io.UncheckedIOException;
import java.util.List;

/** {@code tocsin notify test}: has Azure send a sample, after somebody agreed. */
final class NotifyTest {
    private final Terminal terminal;
    private final Runs runs;

    NotifyTest(Terminal terminal, Runs runs) {
        this.terminal = terminal;
        this.runs = runs;
    }

    ExitCode run(Workspace.Ready ready, String name, String alertType, boolean agreed) {
        List<DesiredResource> groups = ready.state().resources().stream()
                .filter(one -> one.kind().alias().equals("action-group"))
                .toList();
        List<DesiredResource> named = groups.stream()
                .filter(one -> one.key().equals(name) || one.name().equals(name))
                .toList();
        if (named.isEmpty()) {
            terminal.say("error: there is no action group \"" + name + "\"; known are "
                    + String.join(
                            ", ", groups.stream().map(DesiredResource::name).toList()) + "\n");
            return ExitCode.USAGE;
        }
        DesiredResource group = named.get(0);
        if (!agreed && !terminal.isInteractive()) {
            terminal.say("error: everybody in " + group.key() + " gets a message, and there is no terminal to ask;"
                    + " pass --yes to agree\nnothing was sent\n");
            return ExitCode.USAGE;
        }
        if (!agreed && !terminal.confirms("Everybody in " + group.key() + " gets a message.")) {
            terminal.say("nothing was sent\n");
            return ExitCode.FAILED;
        }
        return send(ready, group, alertType);
    }

    private ExitCode send(Workspace.Ready ready, DesiredResource group, String alertType) {
        Secrets secrets = ready.environment().secrets();
        try (Target target = runs.target(ready)) {
            CallbackUrls urls = new CallbackUrls(target.client(), ready.state(), secrets, terminal::hideAddress);
            List<TestNotification.Result> results =
                    new TestNotification(target.client(), urls, secrets).send(group, alertType);
            boolean good = true;
            for (TestNotification.Result result : results) {
                good &= result.isGood();
                terminal.result(result.status() + "  " + result.mechanism() + " " + result.name()
                        + (result.detail().isEmpty() ? "" : ": " + result.detail()) + "\n");
            }
            return good ? ExitCode.DONE : ExitCode.PARTIAL;
        } catch (ArmException e) {
            terminal.say("error: " + e.getMessage()
                    + (e.status() == 404 ? "; apply first: a test goes through the group in Azure" : "") + "\n");
            return ExitCode.FAILED;
        } catch (UncheckedIOException e) {
            terminal.say("error: the emulator's state cannot be used: " + e.getMessage() + "\n");
            return ExitCode.FAILED;
        }
    }
}
