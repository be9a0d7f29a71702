package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.kql.lint.QueryView;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import java.util.List;
import java.util.Set;

/**
 * Log alert rules without a managed identity, where it matters. "A managed identity is required if you're sending a query to Azure
 * Data Explorer or Resource Graph"; else the rule has the rights of who edited it last (Microsoft Learn,
 * alerts-create-log-alert-rule).
 */
final class IdentityNeeded extends CodedRule {
    private static final Set<String> OTHER_SERVICES = Set.of("adx", "arg");
    private static final Set<String> OTHER_WORKSPACES = Set.of("workspace", "app", "resource");

    IdentityNeeded() {
        super("TOC2020", Level.WARNING, "a query that needs rights and no managed identity");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Condition condition : Condition.of(project)) {
            String identity = condition.rule().body().at("/identity/type").asText("None");
            if (identity.equalsIgnoreCase("None") && !reaches(condition, findings)) {
                wide(condition, findings);
            }
        }
    }

    /** Tells of the first call that leads out of what the rule watches. */
    private boolean reaches(Condition condition, Findings findings) {
        for (Operation.Call call : condition.view().all(Operation.Call.class)) {
            String function = QueryView.called(call);
            boolean service = OTHER_SERVICES.contains(function);
            if (service || OTHER_WORKSPACES.contains(function)) {
                String message = service
                        ? "a rule may call " + function + "() with a managed identity only; give it an \"identity\""
                        : function
                                + "() is read with the rights of who wrote the rule last; give it an \"identity\" that"
                                + " may read there";
                findings.add(this, service ? Level.ERROR : level(), condition.query(), call.range(), message);
                return true;
            }
        }
        return false;
    }

    private void wide(Condition condition, Findings findings) {
        List<String> scopes = new Alarm(condition.rule()).scopes();
        boolean wide = scopes.size() > 1 || scopes.stream().anyMatch(scope -> !scope.contains("/providers/"));
        if (wide && condition.pointer().endsWith("/0")) {
            findings.add(
                    this,
                    condition.rule(),
                    "/properties/scopes",
                    "the rule reads all logs of its scopes with the rights of who wrote it last, and misses what these do not"
                            + " show; give it an \"identity\" that may read them");
        }
    }
}
