package dev.tocsin.kql.symbol;

import dev.tocsin.kql.tree.Tabular;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function, aggregate, plug-in or operator, or a function that the query declares. */
public final class Function implements Type {
    /** Where it can stand. */
    public enum Kind {
        SCALAR,
        AGGREGATE,
        PLUGIN,
        OPERATOR,
        /** Declared by the query, or saved in the workspace. */
        LOCAL
    }

    /** How the column that a call makes is named. */
    public enum Naming {
        NONE,
        /** After the first argument. */
        FIRST,
        /** After the argument, if there is but one. */
        ONLY,
        /** The prefix and the first argument: {@code sum_x}. */
        PREFIX,
        /** Always the prefix. */
        FIXED,
        /** The column that the first argument's value names, if there is one. */
        COLUMN,
        /** Of several values, each with the prefix before it. */
        TUPLE
    }

    private final Kind kind;
    private final String name;
    private final Naming naming;
    private final String prefix;
    private final boolean foldable;
    private final List<Signature> signatures;
    private final Tabular.@Nullable Function declaration;
    private final @Nullable LocalScope scope;

    Function(Kind kind, String name, Naming naming, String prefix, boolean foldable, List<Signature> signatures) {
        this(kind, name, naming, prefix, foldable, signatures, null, null);
    }

    private Function(
            Kind kind,
            String name,
            Naming naming,
            String prefix,
            boolean foldable,
            List<Signature> signatures,
            Tabular.@Nullable Function declaration,
            @Nullable LocalScope scope) {
        this.kind = kind;
        this.name = name;
        this.naming = naming;
        this.prefix = prefix;
        this.foldable = foldable;
        this.signatures = List.copyOf(signatures);
        this.declaration = declaration;
        this.scope = scope;
    }

    /**
     * A function that the query declares.
     *
     * @param scope the names that its body sees
     */
    public static Function local(
            String name, List<Parameter> parameters, Tabular.Function declaration, LocalScope scope) {
        Signature signature = new Signature(parameters, new Result.Computed(Result.Rule.BODY), false);
        return new Function(Kind.LOCAL, name, Naming.NONE, "", false, List.of(signature), declaration, scope);
    }

    /** A function that is saved in the workspace, whose result does not depend on its arguments. */
    public static Function saved(String name, List<Parameter> parameters, Type result) {
        Signature signature = new Signature(parameters, new Result.Fixed(result), false);
        return new Function(Kind.LOCAL, name, Naming.NONE, "", false, List.of(signature), null, null);
    }

    @Override
    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public Naming naming() {
        return naming;
    }

    /** Empty for none. */
    public String prefix() {
        return prefix;
    }

    /** Whether a call with constant arguments is a constant. */
    public boolean foldable() {
        return foldable;
    }

    public List<Signature> signatures() {
        return signatures;
    }

    /** Of a function that the query declares. */
    public Tabular.@Nullable Function declaration() {
        return declaration;
    }

    /** Of a function that the query declares. */
    public @Nullable LocalScope scope() {
        return scope;
    }

    public int least() {
        int least = Integer.MAX_VALUE;
        for (Signature signature : signatures) {
            least = Math.min(least, signature.least());
        }
        return least;
    }

    public int most() {
        int most = 0;
        for (Signature signature : signatures) {
            most = Math.max(most, signature.most());
        }
        return most;
    }

    @Override
    public boolean scalar() {
        return false;
    }

    @Override
    public boolean tabular() {
        return false;
    }
}
