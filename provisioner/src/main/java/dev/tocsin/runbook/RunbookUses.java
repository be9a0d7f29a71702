package dev.tocsin.runbook;

import dev.tocsin.json.JsonPointers;
import dev.tocsin.load.Runbook;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which alert rules lead to a runbook: its path stands in what they say or send along. */
final class RunbookUses {
    private static final Set<String> ALERT_RULES = Set.of("log-alert", "metric-alert", "activity-log-alert");

    private final DesiredState state;

    RunbookUses(DesiredState state) {
        this.state = state;
    }

    /** The keys of the rules, in the order of the state. */
    List<String> of(Runbook runbook) {
        Pattern path = Pattern.compile("(?:^|[^\\w.-])" + Pattern.quote(runbook.path()) + "(?![\\w-])");
        List<String> rules = new ArrayList<>();
        for (DesiredResource one : state.resources()) {
            boolean[] named = {false};
            JsonPointers.texts(
                    one.body(),
                    "",
                    (pointer, text) -> named[0] |= path.matcher(text).find());
            if (named[0] && ALERT_RULES.contains(one.kind().alias())) {
                rules.add(one.key());
            }
        }
        return rules;
    }
}
