package dev.tocsin.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.arm.Suggestion;
import freemarker.cache.TemplateLoader;
import freemarker.core.Environment;
import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.core._CoreAPI;
import freemarker.template.Configuration;
import freemarker.template.SimpleHash;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNotFoundException;
import freemarker.template.Version;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * FreeMarker, locked down: no class is reachable, no file outside of the loader, no locale or time zone of the machine;
 * a time limit, an output limit, and recursion ends as an error of the template.
 */
final class Engine implements AutoCloseable {
    static final Version VERSION = Configuration.VERSION_2_3_34;

    private static final int MAX_OUTPUT = 8 << 20;
    private static final long SECONDS = 10;
    private static final String RESULT = "tocsinResult";
    private static final String BEFORE = "<#assign " + RESULT + " = (";

    private final Configuration configuration;
    private final Map<String, Template> expressions = new HashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "render");
        thread.setDaemon(true);
        return thread;
    });

    Engine(TemplateLoader loader) {
        Configuration settings = new Configuration(VERSION);
        settings.setTemplateLoader(loader);
        settings.setLocalizedLookup(false);
        settings.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        settings.setAPIBuiltinEnabled(false);
        settings.setObjectWrapper(new SimpleObjectWrapper(VERSION));
        settings.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        settings.setLogTemplateExceptions(false);
        settings.setWrapUncheckedExceptions(true);
        settings.setFallbackOnNullLoopVariable(false);
        settings.setLocale(Locale.ROOT);
        settings.setTimeZone(TimeZone.getTimeZone("UTC"));
        settings.setNumberFormat("c");
        settings.setBooleanFormat("c");
        settings.setDefaultEncoding("UTF-8");
        settings.setTagSyntax(Configuration.ANGLE_BRACKET_TAG_SYNTAX);
        settings.setInterpolationSyntax(Configuration.DOLLAR_INTERPOLATION_SYNTAX);
        settings.setOutputFormat(JsonOutputFormat.INSTANCE);
        this.configuration = settings;
    }

    /** Parses a template ahead of its first use. What is wrong with it is said at that use. */
    void preload(String file) {
        thread.execute(() -> {
            try {
                configuration.getTemplate(file);
            } catch (IOException | RuntimeException e) {
                configuration.clearTemplateCache();
            }
        });
    }

    /** The value of one expression, with its type. */
    JsonNode evaluate(String expression, Map<String, @Nullable TemplateModel> scope) throws RenderException {
        return guarded(() -> {
            Template template = expressions.get(expression);
            if (template == null) {
                template = new Template("expression", new StringReader(BEFORE + expression + ")>"), configuration);
                _CoreAPI.addThreadInterruptedChecks(template);
                expressions.put(expression, template);
            }
            Environment run = template.createProcessingEnvironment(hash(scope), new LimitedWriter(MAX_OUTPUT));
            run.process();
            return JsonModels.unwrap(run.getVariable(RESULT));
        });
    }

    /** The marked output of a template file. */
    String process(String file, Map<String, @Nullable TemplateModel> scope) throws RenderException {
        return guarded(() -> {
            Template template = configuration.getTemplate(file);
            _CoreAPI.addThreadInterruptedChecks(template);
            LimitedWriter out = new LimitedWriter(MAX_OUTPUT);
            template.process(hash(scope), out);
            return out.toString();
        });
    }

    private SimpleHash hash(Map<String, @Nullable TemplateModel> scope) {
        return new SimpleHash(scope, configuration.getObjectWrapper());
    }

    private <T> T guarded(Callable<T> work) throws RenderException {
        Future<T> result = thread.submit(work);
        try {
            return result.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            result.cancel(true);
            throw new RenderException("rendering took longer than " + SECONDS + " s; look for an endless loop");
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new RenderException("rendering was interrupted");
        } catch (ExecutionException e) {
            throw translated(e.getCause());
        }
    }

    private static RenderException translated(@Nullable Throwable cause) {
        if (cause instanceof InvalidReferenceException missing) {
            return undefined(missing);
        }
        if (cause instanceof ParseException syntax) {
            return new RenderException(
                    "not valid FreeMarker: " + firstLine(syntax.getEditorMessage()),
                    place(syntax.getTemplateName(), syntax.getLineNumber(), syntax.getColumnNumber()));
        }
        if (cause instanceof TemplateException failed) {
            return failed(failed);
        }
        if (cause instanceof TemplateNotFoundException missing) {
            return new RenderException("there is no template \"" + missing.getTemplateName() + "\" to include");
        }
        if (cause instanceof StackOverflowError) {
            return new RenderException("the template calls itself without end");
        }
        if (cause instanceof OutOfMemoryError) {
            return new RenderException("the template needs more memory than there is");
        }
        if (cause instanceof IOException io) {
            return new RenderException(firstLine(String.valueOf(io.getMessage())));
        }
        throw new IllegalStateException("rendering failed", cause);
    }

    private static RenderException undefined(InvalidReferenceException missing) {
        String blamed = String.valueOf(missing.getBlamedExpressionString());
        boolean wrapped = blamed.startsWith("(") && blamed.endsWith(")");
        String name = wrapped ? blamed.substring(1, blamed.length() - 1) : blamed;
        Optional<RenderException.Place> place = place(missing);
        int root = name.indexOf('.') < 0 ? name.length() : name.indexOf('.');
        Environment run = missing.getEnvironment();
        Optional<String> near =
                run == null ? Optional.empty() : Suggestion.nearest(name.substring(0, root), names(run));
        return new RenderException(
                "the variable \"" + name + "\" is not defined"
                        + near.filter(word -> !word.equals(name))
                                .map(word -> "; did you mean \"" + word + "\"?")
                                .orElse("; declare it under \"values\" of the environment in tocsin.json"),
                place);
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
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ScopeFunctions.UserError said) {
                return new RenderException(firstLine(said.getMessageWithoutStackTop()), place(failed));
            }
            if (cause instanceof StackOverflowError) {
                return new RenderException("the template calls itself without end", place(failed));
            }
        }
        return new RenderException(withoutValues(failed), place(failed));
    }

    /** FreeMarker quotes values in some messages; the first line says what is wrong, and values are marks anyway. */
    private static String withoutValues(TemplateException failed) {
        String message = failed.getMessageWithoutStackTop();
        return message == null ? "the expression cannot be evaluated" : firstLine(message);
    }

    private static Optional<RenderException.Place> place(TemplateException failed) {
        Integer line = failed.getLineNumber();
        Integer column = failed.getColumnNumber();
        return failed.getTemplateSourceName() == null || line == null || column == null
                ? Optional.empty()
                : place(failed.getTemplateSourceName(), line, column);
    }

    private static Optional<RenderException.Place> place(@Nullable String template, int line, int column) {
        return template == null || template.equals("expression")
                ? Optional.empty()
                : Optional.of(new RenderException.Place(template, line, column));
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("").strip();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
