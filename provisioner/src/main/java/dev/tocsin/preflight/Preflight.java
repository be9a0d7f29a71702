package dev.tocsin.preflight;

import dev.tocsin.azure.lookup.Lookups;
import dev.tocsin.azure.lookup.Lookups.Answer;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.kind.Kind;
import dev.tocsin.load.Environment;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.Plan;
import dev.tocsin.resource.ActualState;
import dev.tocsin.resource.DesiredState;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks Azure whether a plan can come true, with GETs alone. What the identity may not see is no error: then the service tells when
 * it comes to it.
 */
public final class Preflight {
    private static final Location PROJECT_FILE = Location.of("tocsin.json");

    private final Lookups lookups;
    private final Environment environment;

    /** Questions for one environment. */
    public Preflight(Lookups lookups, Environment environment) {
        this.lookups = lookups;
        this.environment = environment;
    }

    /** Before reading: the resource group is there, and the resource providers of these kinds may be used. */
    public void checkGround(Collection<Kind> kinds, Diagnostics diagnostics) {
        String subscription = environment.subscription();
        String group = environment.resourceGroup();
        if (lookups.hasResourceGroup(group) == Answer.NO) {
            diagnostics.error(
                    "TOC0601",
                    PROJECT_FILE,
                    "there is no resource group \"" + group + "\" in subscription " + subscription
                            + "; make it with: az group create --name " + group + " --location "
                            + environment.location() + " --subscription " + subscription);
        }
        Set<String> namespaces = new TreeSet<>();
        kinds.forEach(
                kind -> namespaces.add(kind.type().substring(0, kind.type().indexOf('/'))));
        for (String namespace : namespaces) {
            if (lookups.isRegistered(namespace) == Answer.NO) {
                diagnostics.error(
                        "TOC0602",
                        PROJECT_FILE,
                        "the resource provider " + namespace + " is not registered in subscription " + subscription
                                + "; register it with: az provider register --namespace " + namespace
                                + " --wait --subscription " + subscription);
            }
        }
    }

    /** After planning: what changed rules watch is there, and has the metrics they name. */
    public void checkScopes(Plan plan, DesiredState desired, ActualState actual, Diagnostics diagnostics) {
        Scopes scopes = new Scopes(lookups, desired, actual, diagnostics);
        for (Change change : plan.changes()) {
            if (change.action() != Action.NO_OP && change.desired().isPresent()) {
                scopes.check(change.desired().get());
            }
        }
    }
}
