package dev.tocsin.cli;

import java.util.Optional;
import picocli.CommandLine;

/** What was given to a command. */
interface Given {
    /** Whether a flag was given, by its longest name. */
    boolean has(String flag);

    /**
     * What was given with a flag: a text, a number, or a list of texts, as the flag is declared.
     *
     * @param otherwise when it was not given
     */
    <T> T value(String flag, T otherwise);

    /** The same, if it was given. */
    <T> Optional<T> value(String flag);

    /** Whether there is a word at this place among the words; the last place may hold several. */
    boolean hasWord(int index);

    /**
     * The word, or the list of words, at this place.
     *
     * @param otherwise when there is none
     */
    <T> T word(int index, T otherwise);

    /** The command line as picocli has it, which its exceptions want. */
    CommandLine commandLine();
}
