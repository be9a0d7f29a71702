package dev.tocsin.cli;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** What picocli made of a command line. */
record ParsedGiven(ParseResult result) implements Given {
    @Override
    public boolean has(String flag) {
        return result.hasMatchedOption(flag);
    }

    @Override
    public <T> T value(String flag, T otherwise) {
        return result.matchedOptionValue(flag, otherwise);
    }

    @Override
    public <T> Optional<T> value(String flag) {
        return has(flag) ? Optional.of(result.matchedOption(flag).<T>getValue()) : Optional.empty();
    }

    @Override
    public boolean hasWord(int index) {
        return result.hasMatchedPositional(index);
    }

    @Override
    public <T> T word(int index, T otherwise) {
        return result.matchedPositionalValue(index, otherwise);
    }

    @Override
    public CommandLine commandLine() {
        return result.commandSpec().commandLine();
    }
}
