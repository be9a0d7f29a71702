package dev.tocsin.render;

import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.load.SourceFile;
import freemarker.core.DirectiveCallPlace;
import freemarker.core.Environment;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code <@warn code="TOC0101" message="…"/>}: a template says what a user should know.
 *
 * @param source of the definition
 * @param warnings takes what is said
 */
record WarnDirective(SourceFile source, List<Diagnostic> warnings) implements TemplateDirectiveModel {
    @Override
    @SuppressWarnings("rawtypes")
    public void execute(
            Environment run, Map parameters, TemplateModel[] loopVariables, @Nullable TemplateDirectiveBody body)
            throws TemplateModelException {
        String code = argument(parameters, "code");
        String message = argument(parameters, "message");
        DirectiveCallPlace call = run.getCurrentDirectiveCallPlace();
        Location line = new Location(
                TemplateLibrary.display(call.getTemplate().getName()), call.getBeginLine(), call.getBeginColumn(), "");
        warnings.add(Diagnostic.warning(code, source.at(""), message).alsoAt(line));
    }

    private static String argument(Map<?, ?> parameters, String name) throws ScopeFunctions.UserError {
        try {
            if (parameters.get(name) instanceof TemplateScalarModel text) {
                return text.getAsString();
            }
        } catch (TemplateModelException e) {
            throw new ScopeFunctions.UserError("<@warn …/>: \"" + name + "\" cannot be read");
        }
        throw new ScopeFunctions.UserError("<@warn code=\"…\" message=\"…\"/> needs the text \"" + name + "\"");
    }
}
