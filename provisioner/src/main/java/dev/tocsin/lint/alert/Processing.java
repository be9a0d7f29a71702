package dev.tocsin.lint.alert;

import dev.tocsin.lint.LintedProject;
import dev.tocsin.maintenance.Schedule;
import dev.tocsin.maintenance.Suppression;
import dev.tocsin.maintenance.WindowsZones;
import dev.tocsin.resource.DesiredResource;
import java.util.List;
import java.util.Optional;

/**
 * An alert processing rule.
 *
 * @param rule the resource
 * @param zones for its schedule
 */
record Processing(DesiredResource rule, WindowsZones zones) {
    static List<Processing> of(LintedProject project) {
        List<DesiredResource> rules = project.ofKind("processing-rule");
        if (rules.isEmpty()) {
            return List.of();
        }
        WindowsZones zones = WindowsZones.shipped();
        return rules.stream().map(rule -> new Processing(rule, zones)).toList();
    }

    private Suppression suppression() {
        return new Suppression(rule.body().path("properties"));
    }

    boolean enabled() {
        return suppression().enabled();
    }

    boolean suppresses() {
        return suppression().takesGroupsAway();
    }

    /** Whether it holds at all times, from some day on. */
    boolean always() {
        return suppression()
                .schedule(WindowsZones.shipped())
                .filter(Schedule::neverEnds)
                .isPresent();
    }

    /** The values, in lower case, of which a field of the alert must have one; empty if nothing is said. */
    Optional<List<String>> demanded(String field) {
        return suppression().demanded(field);
    }

    /** Whether it surely is about the alerts of a rule: all its filters are understood. */
    boolean isAbout(Alarm alarm) {
        return suppression().reach(alarm.rule().id().key(), alarm.severity(), alarm.scopes())
                == Suppression.Reach.SURELY;
    }
}
