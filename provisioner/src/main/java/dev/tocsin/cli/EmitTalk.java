package dev.tocsin.cli;

import dev.tocsin.alerttest.ProfileRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code tocsin telemetry emit} asks and says. */
record EmitTalk(Terminal terminal) {
    /** Made-up rows in a real component fire real rules, and nobody can take them out again. */
    boolean agrees(boolean agreed, int items, String where) {
        String what = items + " made-up items go to " + where
                + ", where rules fire on them, and nobody can take them out again.";
        if (agreed) {
            return true;
        }
        if (!terminal.isInteractive()) {
            terminal.say("error: " + what + " There is no terminal to ask; pass --yes to agree\nnothing was sent\n");
            return false;
        }
        if (!terminal.confirms(what)) {
            terminal.say("nothing was sent\n");
            return false;
        }
        return true;
    }

    /** What was sent where. */
    ExitCode sent(String profile, List<ProfileRow> rows, String where) {
        Map<String, Integer> tables = new TreeMap<>();
        rows.forEach(row -> tables.merge(row.table(), 1, Integer::sum));
        StringBuilder text = new StringBuilder()
                .append(rows.size())
                .append(" items of \"")
                .append(profile)
                .append("\" were sent to ")
                .append(where)
                .append(rows.isEmpty() ? "" : ":\n");
        tables.forEach((table, count) ->
                text.append("  ").append(table).append(' ').append(count).append('\n'));
        if (rows.isEmpty()) {
            text.append(": the profile sends nothing in that time; --after makes it begin later\n");
        }
        terminal.result(text.toString());
        return ExitCode.DONE;
    }

    ExitCode wrong(String message) {
        terminal.say("error: " + message + "\nnothing was sent\n");
        return ExitCode.USAGE;
    }
}
