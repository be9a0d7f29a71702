package dev.tocsin.cli;

import static dev.tocsin.cli.Phase.ALL_WRITES;
import static dev.tocsin.cli.Phase.ANY;
import static dev.tocsin.cli.Phase.LOOK;
import static dev.tocsin.cli.Phase.PAGE;
import static dev.tocsin.cli.Phase.POLL;
import static dev.tocsin.cli.Phase.READ;
import static dev.tocsin.cli.Phase.WRITE;
import static dev.tocsin.cli.Phase.WRITE_GROUP;

import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;

/** What goes wrong with requests: the part of the fault matrix where no answer comes, or an error. */
final class Trials {
    private static final int FOREVER = -1;
    private static final String HTML = "<html><body><h1>502 Bad Gateway</h1></body></html>";
    private static final Map<String, String> OF_HTML = Map.of("Content-Type", "text/html");

    private Trials() {}

    /**
     * All there are.
     *
     * @param writes how many writes a run that nothing disturbs sends
     * @param requests how many requests it sends
     */
    static List<Trial> all(int writes, int requests) {
        List<Trial> all = new ArrayList<>();
        all.addAll(nothing());
        all.addAll(throttling());
        all.addAll(conflicts());
        all.addAll(serverErrors());
        all.addAll(connections());
        all.addAll(lostAnswers(writes));
        all.addAll(rights());
        all.addAll(TokenTrials.all(writes, requests));
        all.addAll(refusals());
        all.addAll(operations());
        all.addAll(network());
        all.addAll(AnswerTrials.all());
        return all;
    }

    private static List<Trial> nothing() {
        Trial nothing = Trial.of("none", "nothing goes wrong", ANY, 0, InjectedFault.reset(), 0);
        return List.of(nothing, nothing.applied());
    }

    private static List<Trial> throttling() {
        List<Trial> trials = new ArrayList<>();
        for (String form : List.of("1", "5", "60", "0", "", "DATE 5")) {
            String name = "429, Retry-After " + (form.isEmpty() ? "absent" : form);
            for (Phase phase : List.of(READ, PAGE, LOOK, WRITE, POLL)) {
                trials.add(Trial.of("F01", name, phase, 2, InjectedFault.throttled(form), 0));
            }
        }
        trials.add(Trial.of("F01", "429 for everything, three times", ANY, 3, InjectedFault.throttled("5"), 0));
        return trials;
    }

    private static List<Trial> conflicts() {
        InjectedFault busy = InjectedFault.error(409, "AnotherOperationInProgress");
        return List.of(
                Trial.of("F05", "another operation in progress, once", WRITE, 1, busy, 0),
                Trial.of("F05", "another operation in progress, three times", WRITE, 3, busy, 0),
                Trial.of("F05", "another operation in progress, for ever", WRITE, FOREVER, busy, 3));
    }

    private static List<Trial> serverErrors() {
        List<Trial> trials = new ArrayList<>();
        for (int status : List.of(500, 502, 503, 504)) {
            for (Phase phase : List.of(READ, PAGE, LOOK, WRITE, POLL)) {
                trials.add(
                        Trial.of("F08", status + ", three times", phase, 3, InjectedFault.error(status, "Trouble"), 0));
            }
        }
        for (int status : List.of(500, 502, 503, 504)) {
            InjectedFault trouble = InjectedFault.error(status, "Trouble");
            trials.add(Trial.of("F08", status + ", once", READ, 1, trouble, 0));
            trials.add(Trial.of("F08", status + ", once", WRITE, 1, trouble, 0));
            trials.add(Trial.of("F08", status + ", for ever", READ, FOREVER, trouble, 1));
            trials.add(Trial.of("F08", status + ", for ever", WRITE, FOREVER, trouble, 3));
        }
        InjectedFault down = InjectedFault.error(503, "ServiceUnavailable");
        trials.add(Trial.of("F08", "503, for ever", PAGE, FOREVER, down, 1));
        trials.add(Trial.of("F08", "503, for ever", LOOK, FOREVER, down, 3));
        trials.add(Trial.of("F08", "503, for ever after the first look", POLL, FOREVER, down, 3)
                .after(1));
        for (Phase phase : List.of(READ, PAGE, LOOK, WRITE, POLL)) {
            trials.add(Trial.of(
                    "F08", "502 with a proxy's HTML, once", phase, 1, InjectedFault.answer(502, OF_HTML, HTML), 0));
            trials.add(Trial.of(
                    "F08", "200 with a proxy's HTML, once", phase, 1, InjectedFault.answer(200, OF_HTML, HTML), 0));
        }
        return trials;
    }

    private static List<Trial> connections() {
        List<Trial> trials = new ArrayList<>();
        for (Phase phase : List.of(READ, PAGE, LOOK, WRITE, POLL)) {
            trials.add(Trial.of("F09", "connection refused, once", phase, 1, InjectedFault.refused(), 0));
            trials.add(
                    Trial.of("F09", "connection reset before the request, once", phase, 1, InjectedFault.reset(), 0));
        }
        for (Phase phase : List.of(READ, PAGE, LOOK, WRITE, POLL)) {
            int exit = phase == READ || phase == PAGE ? 1 : 3;
            int passing = phase == POLL ? 1 : 0;
            trials.add(Trial.of("F09", "connection refused, for ever", phase, FOREVER, InjectedFault.refused(), exit)
                    .after(passing));
            trials.add(Trial.of("F09", "connection reset, for ever", phase, FOREVER, InjectedFault.reset(), exit)
                    .after(passing));
        }
        return trials;
    }

    private static List<Trial> lostAnswers(int writes) {
        List<Trial> trials = new ArrayList<>();
        for (int write = 1; write <= writes; write++) {
            trials.add(Trial.of(
                            "F10",
                            "reset after write " + write + " was applied",
                            ALL_WRITES,
                            1,
                            InjectedFault.resetAfterwards(),
                            0)
                    .after(write - 1));
        }
        trials.add(Trial.of(
                "F10", "reset after every write was applied", ALL_WRITES, FOREVER, InjectedFault.resetAfterwards(), 0));
        return trials;
    }

    private static List<Trial> rights() {
        InjectedFault forbidden = InjectedFault.error(403, "AuthorizationFailed");
        return List.of(
                Trial.of("F18", "403 for one write", WRITE, FOREVER, forbidden, 3),
                Trial.of("F18", "403 for one write", WRITE_GROUP, FOREVER, forbidden, 3),
                Trial.of("F18", "403 for one look", LOOK, FOREVER, forbidden, 3),
                Trial.of("F18", "403 for one list", READ, FOREVER, forbidden, 1),
                Trial.of("F18", "403 for one list", READ, FOREVER, forbidden, 1).applied(),
                Trial.of("F19", "403 for everything", ANY, FOREVER, forbidden, 1),
                Trial.of(
                        "F19",
                        "401 for everything",
                        ANY,
                        FOREVER,
                        InjectedFault.error(401, "InvalidAuthenticationToken"),
                        1));
    }

    private static List<Trial> refusals() {
        String nested = """
            {"error": {"code": "BadRequest", "message": "outer", "details": [
              {"code": "WebhookServiceUriBlocked", "message": "the webhook %s is blocked"}]}}
            """.formatted(Campaign.WEBHOOK);
        return List.of(
                Trial.of(
                        "F29",
                        "400 with nested details that repeat a secret",
                        WRITE_GROUP,
                        FOREVER,
                        InjectedFault.answer(400, Map.of(), nested),
                        3),
                Trial.of(
                        "F31",
                        "an action group that cannot be written",
                        WRITE_GROUP,
                        FOREVER,
                        InjectedFault.error(400, "BadRequest"),
                        3),
                Trial.of(
                        "F31",
                        "a component that cannot be written",
                        WRITE,
                        FOREVER,
                        InjectedFault.error(500, "InternalServerError"),
                        3),
                Trial.of(
                        "F31",
                        "nothing can be written",
                        ALL_WRITES,
                        FOREVER,
                        InjectedFault.error(400, "BadRequest"),
                        3));
    }

    private static List<Trial> operations() {
        return List.of(
                operation("succeeds", "Azure-AsyncOperation", "Succeeded", 0),
                operation("succeeds, told by the place it leads to", "Location", "Succeeded", 0),
                operation("fails after 201", "Azure-AsyncOperation", "Failed", 3),
                operation("is cancelled", "Azure-AsyncOperation", "Canceled", 3),
                operation("never ends", "Azure-AsyncOperation", "InProgress", 3));
    }

    private static Trial operation(String end, String header, String state, int exit) {
        return Trial.of(
                "F30",
                "an operation that " + end,
                ANY,
                FOREVER,
                InjectedFault.operation("/workspaces/", header, state),
                exit);
    }

    private static List<Trial> network() {
        return List.of(
                Trial.of(
                        "F35",
                        "a certificate of an unknown authority",
                        ANY,
                        FOREVER,
                        InjectedFault.failing(new SSLHandshakeException(
                                "PKIX path building failed: unable to find valid certification path to"
                                        + " requested target")),
                        1),
                Trial.of(
                        "F35",
                        "a proxy that wants a password",
                        ANY,
                        FOREVER,
                        InjectedFault.failing("Tunnel failed, got: 407"),
                        1),
                Trial.of(
                        "F35",
                        "a host that is not known",
                        ANY,
                        FOREVER,
                        InjectedFault.failing(new UnknownHostException("management.azure.com")),
                        1));
    }
}
