package dev.tocsin.render;

import freemarker.core.Environment;
import freemarker.core._CoreAPI;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.Version;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * FreeMarker's settings and templates, with two bounds that it does not have: files include each other at most
 * {@value #DEEPEST} deep, and loops of every file, also of an included one, end when the thread is interrupted.
 */
final class BoundedConfiguration extends Configuration {
    static final int DEEPEST = 16;

    private static final StackWalker STACK = StackWalker.getInstance();

    /** A file that would be included too deep. */
    static final class TooDeep extends IOException {
        private static final long serialVersionUID = 1L;

        private TooDeep(String file) {
            super("includes nest deeper than " + DEEPEST + " at " + TemplateLibrary.display(file)
                    + "; look for files that include each other");
        }
    }

    /** Those that have their checks: a second time they would be checked twice as often. */
    private final Set<Template> interruptible = Collections.newSetFromMap(new IdentityHashMap<>());

    BoundedConfiguration(Version version) {
        super(version);
    }

    /** All ways to a template file lead through here, those of templates themselves too. */
    @Override
    public @Nullable Template getTemplate(
            String name,
            @Nullable Locale locale,
            @Nullable Object condition,
            @Nullable String encoding,
            boolean parse,
            boolean ignoreMissing)
            throws IOException {
        if (Environment.getCurrentEnvironment() != null && depth() >= DEEPEST) {
            throw new TooDeep(name);
        }
        Template template = super.getTemplate(name, locale, condition, encoding, parse, ignoreMissing);
        synchronized (interruptible) {
            if (template != null && interruptible.add(template)) {
                _CoreAPI.addThreadInterruptedChecks(template);
            }
        }
        return template;
    }

    /**
     * How many files are being included right now: FreeMarker does not count them, and an error may end any of them. It runs
     * each, however it was asked for, in a method of this name; its namesake is for callers in Java. JDK 25 does not tell the two
     * apart without class references.
     */
    private static int depth() {
        Includes includes = new Includes();
        STACK.forEach(includes);
        return includes.count;
    }

    private static final class Includes implements Consumer<StackWalker.StackFrame> {
        private int count;

        @Override
        public void accept(StackWalker.StackFrame frame) {
            if (frame.getMethodName().equals("include") && frame.getClassName().equals(Environment.class.getName())) {
                count++;
            }
        }
    }
}
