package dev.tocsin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What a command takes. Declared apart from picocli, which has to be set up only for what is not a {@link PlainGiven}. */
final class Spec {
    private static final int WIDEST = 24;

    private final String name;
    private final String description;
    private final List<Flag> flags = new ArrayList<>();
    private final List<PositionalParamSpec> words = new ArrayList<>();

    /** Of a command under this name, without flags yet. */
    Spec(String name, String description) {
        this.name = name;
        this.description = description;
    }

    /** The same under another name. */
    Spec named(String other) {
        Spec copy = new Spec(other, description);
        copy.flags.addAll(flags);
        copy.words.addAll(words);
        return copy;
    }

    Spec add(Flag flag) {
        flags.add(flag);
        return this;
    }

    Spec add(PositionalParamSpec word) {
        words.add(word);
        return this;
    }

    /** All flags, in the order of the help. */
    List<Flag> flags() {
        return List.copyOf(flags);
    }

    /** The flag of this name. */
    Optional<Flag> flag(String word) {
        for (Flag flag : flags) {
            if (flag.names().contains(word)) {
                return Optional.of(flag);
            }
        }
        return Optional.empty();
    }

    /** Whether words are wanted, which only picocli counts. */
    boolean wantsWords() {
        return !words.isEmpty();
    }

    /** As picocli takes it. */
    CommandSpec picocli() {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description).sortOptions(false).longOptionsMaxWidth(WIDEST);
        for (PositionalParamSpec word : words) {
            spec.addPositional(word);
        }
        for (Flag flag : flags) {
            spec.addOption(flag.option());
        }
        return spec;
    }
}
