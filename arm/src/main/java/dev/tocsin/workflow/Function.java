package dev.tocsin.workflow;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The functions that are supported: no more than the bridges use (Microsoft Learn,
 * logic-apps/workflow-definition-language-functions-reference). Their names compare without case.
 */
enum Function {
    COALESCE("coalesce", 1, 99),
    ENCODE_URI_COMPONENT("encodeUriComponent", 1, 1),
    EQUALS("equals", 2, 2),
    ITEM("item", 0, 0),
    OUTPUTS("outputs", 1, 1),
    PARAMETERS("parameters", 1, 1),
    REPLACE("replace", 3, 3),
    STARTS_WITH("startsWith", 2, 2),
    TAKE("take", 2, 2),
    TRIGGER_BODY("triggerBody", 0, 0),
    TRIM("trim", 1, 1),
    UNION("union", 2, 99);

    private final String text;
    private final int least;
    private final int most;

    Function(String text, int least, int most) {
        this.text = text;
        this.least = least;
        this.most = most;
    }

    /** Its name. */
    String text() {
        return text;
    }

    static Function named(String name) throws WorkflowException {
        for (Function function : values()) {
            if (function.text.equalsIgnoreCase(name)) {
                return function;
            }
        }
        throw new WorkflowException(
                "the function " + name.toLowerCase(Locale.ROOT) + "() is not supported here; supported are "
                        + Arrays.stream(values()).map(Function::text).collect(Collectors.joining(", ")));
    }

    void demand(int arguments) throws WorkflowException {
        if (arguments < least || arguments > most) {
            throw new WorkflowException(
                    text + "() takes " + least + (most == least ? "" : " or more") + " arguments, not " + arguments);
        }
    }
}
