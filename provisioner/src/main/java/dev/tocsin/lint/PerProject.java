package dev.tocsin.lint;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes time to find out about a project, found out once for all rules that share it. Keeps that of the project
 * that was asked about last. Not thread-safe.
 *
 * @param <T> what is found out; immutable
 */
public final class PerProject<T> {
    private final Function<LintedProject, T> find;
    private @Nullable LintedProject project;
    private Optional<T> known = Optional.empty();

    /** @param find called when the first rule asks */
    public PerProject(Function<LintedProject, T> find) {
        this.find = find;
    }

    /** What there is to know about that project. */
    public T of(LintedProject asked) {
        if (known.isEmpty() || !asked.equals(project)) {
            known = Optional.of(find.apply(asked));
            project = asked;
        }
        return known.get();
    }
}
