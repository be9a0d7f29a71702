package dev.tocsin.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/**
 * What a plain command line gives: flags in full, each with its value behind it or behind {@code =}, and nothing else. Pipelines give
 * no other, and to set picocli up takes a tenth of a run that finds nothing to change. What is not as plain as that, or wrong, is
 * picocli's.
 */
final class PlainGiven implements Given {
    private final Spec spec;
    private final Map<String, Object> values = new HashMap<>();

    private PlainGiven(Spec spec) {
        this.spec = spec;
    }

    /** What was given, if that is plain. */
    static Optional<Given> of(Spec spec, String... args) {
        PlainGiven given = new PlainGiven(spec);
        if (spec.wantsWords()) {
            return Optional.empty();
        }
        int at = 0;
        while (at < args.length) {
            int taken = given.take(args, at);
            if (taken == 0) {
                return Optional.empty();
            }
            at += taken;
        }
        return Optional.of(given);
    }

    /** How many arguments belong together here; none when they are not plain. */
    private int take(String[] args, int at) {
        String word = args[at];
        int equals = word.startsWith("--") ? word.indexOf('=') : -1;
        Optional<Flag> flag = spec.flag(equals < 0 ? word : word.substring(0, equals));
        if (flag.isEmpty()) {
            return 0;
        }
        if (flag.get().kind() == Flag.Kind.SWITCH) {
            return equals < 0 && values.put(flag.get().name(), true) == null ? 1 : 0;
        }
        if (equals >= 0) {
            return isTaken(flag.get(), word.substring(equals + 1)) ? 1 : 0;
        }
        return at + 1 < args.length && isTaken(flag.get(), args[at + 1]) ? 2 : 0;
    }

    private boolean isTaken(Flag flag, String value) {
        if (value.isEmpty() || "-@\"'".indexOf(value.charAt(0)) >= 0) {
            return false;
        }
        return switch (flag.kind()) {
            case TEXT -> values.put(flag.name(), value) == null;
            case TEXTS -> add(flag, List.of(value));
            case LIST -> isPlainList(value) && add(flag, List.of(value.split(",", -1)));
            default -> false;
        };
    }

    private static boolean isPlainList(String value) {
        return value.indexOf('"') < 0 && !value.startsWith(",") && !value.endsWith(",") && !value.contains(",,");
    }

    private boolean add(Flag flag, List<String> more) {
        List<String> all = new ArrayList<>(value(flag.name(), List.<String>of()));
        all.addAll(more);
        values.put(flag.name(), all);
        return true;
    }

    @Override
    public boolean has(String flag) {
        return values.containsKey(flag);
    }

    @Override
    @SuppressWarnings("unchecked") // as the flag is declared
    public <T> T value(String flag, T otherwise) {
        Object value = values.get(flag);
        return value == null ? otherwise : (T) value;
    }

    @Override
    @SuppressWarnings("unchecked") // as the flag is declared
    public <T> Optional<T> value(String flag) {
        return Optional.ofNullable((T) values.get(flag));
    }

    @Override
    public boolean hasWord(int index) {
        return false;
    }

    @Override
    public <T> T word(int index, T otherwise) {
        return otherwise;
    }

    @Override
    public CommandLine commandLine() {
        return new CommandLine(spec.picocli());
    }
}
