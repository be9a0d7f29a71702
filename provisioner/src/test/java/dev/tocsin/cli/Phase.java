package dev.tocsin.cli;

import com.azure.core.http.HttpRequest;
import java.util.regex.Pattern;

/** Which requests a fault is for. */
enum Phase {
    /** The read of the plan: the list of log alerts. */
    READ("GET .*/scheduledQueryRules\\?(?!.*page=2).*"),
    /** Its second page. */
    PAGE("GET .*/scheduledQueryRules\\?.*page=2.*"),
    /** The look at the component, which is read by itself right before it is written and after all is written. */
    LOOK("GET .*/components/mcp-server\\?.*"),
    /** The write of the component, which most rules refer to. */
    WRITE("PUT .*/components/mcp-server\\?.*"),
    /** The looks at the workspace; the first is right before its write, the next tell when it is made. */
    POLL("GET .*/workspaces/mcp-server-logs\\?.*"),
    /** The write of the workspace. */
    WRITE_WORKSPACE("PUT .*/workspaces/mcp-server-logs\\?.*"),
    /** The write of the action group that pages people. */
    WRITE_GROUP("PUT .*/actionGroups/oncall\\?.*"),
    /** All writes. */
    ALL_WRITES("PUT .*"),
    /** Whatever is sent. */
    ANY(".*");

    private final Pattern pattern;

    Phase(String regex) {
        pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    boolean matches(HttpRequest request) {
        return pattern.matcher(Detour.line(request) + "?" + request.getUrl().getQuery())
                .matches();
    }
}
