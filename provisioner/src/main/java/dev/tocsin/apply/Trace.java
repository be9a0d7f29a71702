package dev.tocsin.apply;

import dev.tocsin.plan.Change;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.OwnTags;
import java.util.ArrayList;
import java.util.List;

/** Says who was at a resource, from what they left on it. */
final class Trace {
    private static final int SHORT_HASH = 12;

    private Trace() {}

    /** {@code " by alice@example.com at …, which left definition log-alert/cpu of project \"shop\""}; never empty. */
    static String of(Change change, ActualResource live) {
        List<String> parts = new ArrayList<>();
        live.tag(OwnTags.PROJECT)
                .ifPresent(project -> parts.add("it is now of project \"" + project + "\", environment \""
                        + live.tag(OwnTags.ENVIRONMENT).orElse("") + "\", "
                        + live.tag(OwnTags.DEFINITION).orElse("without a definition's name")
                        + live.tag(OwnTags.HASH)
                                .map(hash ->
                                        " (tocsin-hash " + hash.substring(0, Math.min(SHORT_HASH, hash.length())) + ")")
                                .orElse("")));
        String editor = live.lastEdit();
        if (editor.isEmpty()) {
            parts.add("its kind does not say who; the activity log does: " + activityLog(change));
        }
        return editor + (parts.isEmpty() ? "" : " (" + String.join("; ", parts) + ")");
    }

    /** Where Azure says who did what to a resource. */
    static String activityLog(Change change) {
        return "az monitor activity-log list --resource-id '" + change.id() + "'";
    }
}
