package dev.tocsin.render;

import dev.tocsin.arm.Suggestion;
import freemarker.core.Environment;
import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.core.StopException;
import freemarker.template.MalformedTemplateNameException;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what FreeMarker found wrong in one line, without its class names, links and lists of tokens. */
final class TemplateErrors {
    private static final String ENDLESS = "the template calls itself without end";
    private static final Pattern TYPE =
            Pattern.compile(".*Expected (.+?) ?, but this has evaluated to an? ([a-z_]+).*");
    /** Where FreeMarker's parser turns from what is wrong to general advice. */
    private static final List<String> ADVICE = List.of(
            ", but was expecting", " Help (latest version)", " Check if the FreeMarker", " (Note that", " If it was");

    private TemplateErrors() {}

    /** The error for the user. */
    static RenderException translated(@Nullable Throwable cause) {
        if (cause instanceof InvalidReferenceException missing) {
            return undefined(missing);
        }
        if (cause instanceof ParseException syntax) {
            return new RenderException(
                    "not valid FreeMarker: " + syntax(syntax),
                    place(syntax.getTemplateName(), syntax.getLineNumber(), syntax.getColumnNumber()));
        }
        if (cause instanceof TemplateException failed) {
            return failed(failed);
        }
        if (cause instanceof TemplateLibrary.Refused refused) {
            return refused(refused);
        }
        if (cause instanceof StackOverflowError) {
            return new RenderException(ENDLESS);
        }
        if (cause instanceof OutOfMemoryError) {
            return new RenderException("the template needs more memory than there is");
        }
        if (cause instanceof IOException io) {
            return new RenderException(firstLine(String.valueOf(io.getMessage())));
        }
        throw new IllegalStateException("rendering failed", cause);
    }

    private static RenderException refused(TemplateLibrary.Refused refused) {
        return new RenderException(String.valueOf(refused.getMessage()), Optional.of(refused.place()));
    }

    private static String syntax(ParseException syntax) {
        String text = firstLine(syntax.getEditorMessage());
        for (String advice : ADVICE) {
            int at = text.indexOf(advice);
            text = at > 0 ? text.substring(0, at) : text;
        }
        return text.replaceFirst("^Encountered ", "unexpected ").replaceFirst("[.:]$", "");
    }

    private static RenderException undefined(InvalidReferenceException missing) {
        String blamed = String.valueOf(missing.getBlamedExpressionString());
        boolean wrapped = blamed.startsWith("(") && blamed.endsWith(")");
        String name = wrapped ? blamed.substring(1, blamed.length() - 1) : blamed;
        Optional<RenderException.Place> place = place(missing);
        Environment run = missing.getEnvironment();
        return new RenderException(
                "the variable \"" + name + "\" is not defined"
                        + remedy(name, run == null ? List.of() : names(run), place.isPresent()),
                place);
    }

    private static String remedy(String name, List<String> known, boolean inTemplate) {
        int dot = name.lastIndexOf('.');
        String root = name.substring(0, Math.max(0, name.indexOf('.')));
        if (dot > 0 && known.contains(root)) {
            return ": \"" + name.substring(0, dot) + "\" has no \"" + name.substring(dot + 1) + "\"";
        }
        return Suggestion.nearest(dot > 0 ? root : name, known)
                .filter(word -> !word.equals(name))
                .map(word -> "; did you mean \"" + word + "\"?")
                .orElse(
                        inTemplate
                                ? "; declare it as a parameter of the template, or under \"values\" of the environment"
                                        + " in tocsin.json"
                                : "; declare it under \"values\" of the environment in tocsin.json");
    }

    private static List<String> names(Environment run) {
        List<String> names = new ArrayList<>();
        try {
            for (Object name : run.getKnownVariableNames()) {
                names.add(String.valueOf(name));
            }
        } catch (TemplateModelException e) {
            return List.of();
        }
        return names;
    }

    private static RenderException failed(TemplateException failed) {
        Optional<RenderException.Place> place = place(failed);
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ScopeFunctions.UserError said) {
                return new RenderException(firstLine(said.getMessageWithoutStackTop()), place, said.given());
            }
            if (cause instanceof StopException stopped) {
                return new RenderException(firstLine(stopped.getMessageWithoutStackTop()), place, Optional.of(""));
            }
            if (cause instanceof StackOverflowError) {
                return new RenderException(ENDLESS, place);
            }
            if (cause instanceof TemplateLibrary.Refused refused) {
                return refused(refused);
            }
            if (cause instanceof BoundedConfiguration.TooDeep deep) {
                return new RenderException(String.valueOf(deep.getMessage()), place);
            }
            if (cause instanceof TemplateNotFoundException missing) {
                return new RenderException(
                        "there is no file \"" + TemplateLibrary.display(missing.getTemplateName())
                                + "\"; only *.ftl below templates/ can be included",
                        place);
            }
            if (cause instanceof MalformedTemplateNameException outside) {
                return new RenderException("\"" + outside.getTemplateName() + "\" leads out of templates/", place);
            }
        }
        Throwable unchecked = failed.getCause();
        return new RenderException(
                unchecked instanceof ArithmeticException || unchecked instanceof NumberFormatException
                        ? "the number is out of range: " + firstLine(String.valueOf(unchecked.getMessage()))
                        : typed(failed),
                place);
    }

    /** FreeMarker's words for a wrong type name our wrapper classes. */
    private static String typed(TemplateException failed) {
        String message = firstLine(String.valueOf(failed.getMessageWithoutStackTop()));
        Matcher type = TYPE.matcher(message);
        if (!type.matches() || failed.getBlamedExpressionString() == null) {
            return message;
        }
        String is = switch (type.group(2)) {
            case "sequence", "collection" -> "a list";
            case "extended_hash", "hash" -> "an object";
            case "method" -> "a function";
            default -> "a " + type.group(2);
        };
        String wanted = type.group(1).startsWith("a string or") ? "a text or a number" : type.group(1);
        return "\"" + failed.getBlamedExpressionString() + "\" is " + is + ", and here must stand " + wanted;
    }

    private static Optional<RenderException.Place> place(TemplateException failed) {
        Integer line = failed.getLineNumber();
        Integer column = failed.getColumnNumber();
        return failed.getTemplateSourceName() == null || line == null || column == null
                ? Optional.empty()
                : place(failed.getTemplateSourceName(), line, column);
    }

    private static Optional<RenderException.Place> place(@Nullable String template, int line, int column) {
        return template == null || template.equals(Engine.EXPRESSION)
                ? Optional.empty()
                : Optional.of(new RenderException.Place(template, line, column));
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("").strip();
    }
}
