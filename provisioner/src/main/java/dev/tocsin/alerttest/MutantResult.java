package dev.tocsin.alerttest;

import java.util.Optional;

/**
 * What became of a mutant.
 *
 * @param change what was changed in the rule
 * @param killedBy the first test that noticed; empty for none
 * @param tried false when no test noticed and one could not be evaluated: the service would refuse the rule, or the test holds
 *     no data for it
 */
public record MutantResult(String rule, String change, Optional<String> killedBy, boolean tried) {}
