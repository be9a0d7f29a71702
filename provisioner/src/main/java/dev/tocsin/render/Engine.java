package dev.tocsin.render;

import com.fasterxml.jackson.databind.JsonNode;
import freemarker.cache.TemplateLoader;
import freemarker.core.Environment;
import freemarker.core.TemplateClassResolver;
import freemarker.core._CoreAPI;
import freemarker.template.Configuration;
import freemarker.template.SimpleHash;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModel;
import freemarker.template.Version;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
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
import java.util.concurrent.FutureTask;
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
    private static final Duration LIMIT = Duration.ofSeconds(10);
    /** For all templates and expressions of a run together. */
    private static final Duration LIMIT_OF_ALL = Duration.ofSeconds(60);

    /** How expressions are called; never shown. */
    static final String EXPRESSION = "expression";

    private static final String RESULT = "tocsinResult";
    private static final String BEFORE = "<#assign " + RESULT + " = (";

    private final TemplateLoader loader;
    private final Map<String, Template> expressions = new HashMap<>();
    private final Duration limit;
    private final Duration limitOfAll;
    private Duration spent = Duration.ZERO;
    private boolean stopped;
    private ExecutorService thread = newThread();
    private @Nullable Configuration configuration;

    Engine(TemplateLoader loader) {
        this(loader, LIMIT, LIMIT_OF_ALL);
    }

    /**
     * The same with other limits.
     *
     * @param limit how long one template or one expression may take
     * @param limitOfAll how long they may take together
     */
    Engine(TemplateLoader loader, Duration limit, Duration limitOfAll) {
        this.limit = limit;
        this.limitOfAll = limitOfAll;
        this.loader = loader;
    }

    /** Made at the first use, on the engine's own thread: FreeMarker's start is slow, and nobody has to wait for it. */
    private synchronized Configuration configuration() {
        if (configuration == null) {
            configuration = lockedDown(loader);
        }
        return configuration;
    }

    static Configuration lockedDown(TemplateLoader loader) {
        Configuration settings = new BoundedConfiguration(VERSION);
        settings.setTemplateLoader(loader);
        settings.setLocalizedLookup(false);
        // What is loaded stays as it is, with the checks that were built into it.
        settings.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
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
        settings.setURLEscapingCharset("UTF-8");
        settings.setTagSyntax(Configuration.ANGLE_BRACKET_TAG_SYNTAX);
        settings.setInterpolationSyntax(Configuration.DOLLAR_INTERPOLATION_SYNTAX);
        settings.setOutputFormat(JsonOutputFormat.INSTANCE);
        return settings;
    }

    /** Parses a template ahead of its first use. What is wrong with it is said at that use. */
    void preload(String file) {
        thread.execute(() -> {
            try {
                configuration().getTemplate(file);
            } catch (IOException | RuntimeException e) {
                configuration().clearTemplateCache();
            }
        });
    }

    /** The value of one expression, with its type. */
    JsonNode evaluate(String expression, Map<String, @Nullable TemplateModel> scope) throws RenderException {
        Optional<JsonNode> plain = PlainExpression.value(expression, scope);
        if (plain.isPresent()) {
            return plain.get();
        }
        return result(begin(() -> {
            Template template = expressions.get(expression);
            if (template == null) {
                verify(expression);
                template = new Template(EXPRESSION, new StringReader(BEFORE + expression + ")>"), configuration());
                _CoreAPI.addThreadInterruptedChecks(template);
                expressions.put(expression, template);
            }
            Environment run = template.createProcessingEnvironment(hash(scope), new LimitedWriter(MAX_OUTPUT));
            run.process();
            return JsonModels.unwrap(run.getVariable(RESULT));
        }));
    }

    private static void verify(String expression) throws IOException {
        if (expression.isBlank()) {
            throw new IOException("${} is empty; name a value between the braces");
        }
        Optional<Sandbox.Refusal> refusal = Sandbox.find(expression);
        if (refusal.isPresent()) {
            throw new IOException("\"" + refusal.get().what() + "\" is not allowed in expressions");
        }
        if (!Sandbox.staysInParentheses(expression)) {
            throw new IOException("${" + expression + "} is not one expression");
        }
    }

    /** Begins to process a template file, after what has begun before. Its marked output is what {@link #result} gives. */
    Future<String> begin(String file, Map<String, @Nullable TemplateModel> scope) {
        return begin(() -> {
            Template template = configuration().getTemplate(file);
            LimitedWriter out = new LimitedWriter(MAX_OUTPUT);
            template.process(hash(scope), out);
            return out.toString();
        });
    }

    private SimpleHash hash(Map<String, @Nullable TemplateModel> scope) {
        return new SimpleHash(scope, configuration().getObjectWrapper());
    }

    /** What does not stop when asked to is left behind as a daemon. */
    private static ExecutorService newThread() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "render");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Whether one of the limits on time was reached: what is left would only take as long again. */
    boolean isStopped() {
        return stopped;
    }

    private <T> Future<T> begin(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        thread.execute(task);
        return task;
    }

    /**
     * What work that was begun results in. To be asked for in the order in which it was begun: the limit of one counts from here, when
     * those before it are done.
     */
    <T> T result(Future<T> work) throws RenderException {
        Duration left = limitOfAll.minus(spent);
        if (left.isNegative() || left.isZero()) {
            throw allTooLong();
        }
        boolean last = left.compareTo(limit) < 0;
        long start = System.nanoTime();
        try {
            return work.get((last ? left : limit).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            stopped = true;
            work.cancel(true);
            goOnWithout(thread.shutdownNow());
            if (last) {
                throw allTooLong();
            }
            throw new RenderException("rendering took longer than " + seconds(limit) + " s; look for an endless loop");
        } catch (InterruptedException e) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            throw new RenderException("rendering was interrupted");
        } catch (ExecutionException e) {
            throw TemplateErrors.translated(e.getCause());
        } finally {
            spent = spent.plusNanos(System.nanoTime() - start);
        }
    }

    /** What does not end keeps its thread; what has not begun gets another one. */
    private void goOnWithout(List<Runnable> waiting) {
        thread = newThread();
        for (Runnable work : waiting) {
            thread.execute(work);
        }
    }

    private RenderException allTooLong() {
        stopped = true;
        return new RenderException("rendering all definitions took longer than " + seconds(limitOfAll) + " s");
    }

    private static String seconds(Duration duration) {
        return String.valueOf(duration.toMillis() / 1000.0).replaceFirst("\\.0$", "");
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
