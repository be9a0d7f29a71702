package dev.tocsin.alerttest;

import java.util.Optional;

/**
 * What became of a mutant.
 *
 * @param change what was changed in the rule
 * @param killedBy the first test that noticed; empty for none
 */
public record MutantResult(String rule, String change, Optional<String> killedBy) {}
