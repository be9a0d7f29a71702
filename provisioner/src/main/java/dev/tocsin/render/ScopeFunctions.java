package dev.tocsin.render;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import dev.tocsin.load.Runbook;
import dev.tocsin.secret.DerivedSecret;
import dev.tocsin.secret.Marks;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The functions that definitions and templates may call: {@code id}, {@code callbackUrl}, {@code runbook}, {@code json}. */
final class ScopeFunctions {
    /** A mistake of the user's in calling a function; the message is for them. */
    static final class UserError extends TemplateModelException {
        private static final long serialVersionUID = 1L;

        private final transient Optional<String> given;

        UserError(String message) {
            this(message, Optional.empty());
        }

        private UserError(String message, Optional<String> given) {
            super(message);
            this.given = given;
        }

        /** The argument that is wrong. */
        Optional<String> given() {
            return given;
        }
    }

    private ScopeFunctions() {}

    /** {@code id('action-group/oncall')}: the resource id of a definition of this project. */
    static TemplateMethodModelEx id(Kinds kinds) {
        return new Id(kinds);
    }

    private record Id(Kinds kinds) implements TemplateMethodModelEx {
        @Override
        @SuppressWarnings("rawtypes")
        public TemplateModel exec(List arguments) throws TemplateModelException {
            String reference = onlyText("id", arguments);
            int slash = reference.lastIndexOf('/');
            String word = slash < 0 ? reference : reference.substring(0, slash);
            if (slash < 0 || reference.endsWith("/")) {
                throw new UserError(
                        "id('" + reference + "') must name a kind and a definition, such as id('action-group/oncall')",
                        Optional.of(reference));
            }
            Optional<Kind> kind = kinds.named(word);
            if (kind.isEmpty()) {
                throw new UserError("id('" + reference + "'): there is no kind \"" + word + "\""
                        + Suggestion.nearest(word, kinds.aliases())
                                .map(near -> "; did you mean \"" + near + "\"?")
                                .orElse("; known are " + String.join(", ", kinds.aliases())));
            }
            return new SimpleScalar(Marks.reference(kind.get().alias() + reference.substring(slash)));
        }
    }

    /**
     * {@code callbackUrl('workflow/teams')}: the signed address that starts a workflow of this project, by its trigger
     * {@code manual} or the one that is named second. Azure makes it, so it is asked for when it is needed and never shown.
     */
    static TemplateMethodModelEx callbackUrl() {
        return new CallbackUrl();
    }

    private record CallbackUrl() implements TemplateMethodModelEx {
        @Override
        @SuppressWarnings("rawtypes")
        public TemplateModel exec(List arguments) throws TemplateModelException {
            List<String> texts = new ArrayList<>();
            for (Object argument : arguments) {
                if (argument instanceof TemplateScalarModel text) {
                    texts.add(text.getAsString());
                }
            }
            if (texts.size() != arguments.size() || texts.isEmpty() || texts.size() > 2) {
                throw new UserError("callbackUrl() takes a workflow, and a trigger unless that is \"manual\"");
            }
            String workflow = texts.get(0);
            if (!workflow.startsWith("workflow/") || workflow.indexOf('/') != workflow.lastIndexOf('/')) {
                throw new UserError(
                        "callbackUrl('" + workflow
                                + "') must name a workflow of this project, such as callbackUrl('workflow/teams')",
                        Optional.of(workflow));
            }
            return new SimpleScalar(new DerivedSecret(workflow, texts.size() == 1 ? "manual" : texts.get(1)).mark());
        }
    }

    /** {@code runbook('high-error-rate')}: {@code name, title, severity, path, markdown} of a runbook of this project. */
    static TemplateMethodModelEx runbook(Map<String, Runbook> runbooks) {
        return new RunbookOf(runbooks, new ConcurrentHashMap<>());
    }

    private record RunbookOf(Map<String, Runbook> runbooks, Map<String, TemplateModel> known)
            implements TemplateMethodModelEx {
        @Override
        @SuppressWarnings("rawtypes")
        public TemplateModel exec(List arguments) throws TemplateModelException {
            String name = onlyText("runbook", arguments);
            Runbook book = runbooks.get(name);
            if (book == null) {
                throw new UserError(
                        "there is no runbook \"" + name + "\" in alert-rules/runbooks"
                                + Suggestion.nearest(name, runbooks.keySet())
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("; write " + name + ".yaml there"),
                        Optional.of(name));
            }
            TemplateModel model = known.get(name);
            if (model == null) {
                model = model(book);
                known.put(name, model);
            }
            return model;
        }
    }

    private static TemplateModel model(Runbook book) {
        ObjectNode hash = JsonNodeFactory.instance.objectNode();
        hash.put("name", book.name());
        hash.put("title", book.title());
        hash.put("severity", book.severity());
        hash.put("path", book.path());
        hash.put("markdown", book.markdown());
        return Objects.requireNonNull(JsonModels.wrap(hash));
    }

    /** {@code json(x)}: any value as JSON text. */
    static TemplateMethodModelEx json() {
        return new Json();
    }

    private record Json() implements TemplateMethodModelEx {
        @Override
        @SuppressWarnings("rawtypes")
        public TemplateModel exec(List arguments) throws TemplateModelException {
            if (arguments.size() != 1) {
                throw new UserError("json() takes one value");
            }
            return new SimpleScalar(JsonWriter.compact(JsonModels.unwrap((TemplateModel) arguments.get(0))));
        }
    }

    private static String onlyText(String function, List<?> arguments) throws TemplateModelException {
        if (arguments.size() == 1 && arguments.get(0) instanceof TemplateScalarModel text) {
            return text.getAsString();
        }
        throw new UserError(function + "() takes one text");
    }
}
