package dev.tocsin.report;

import dev.tocsin.apply.ApplyResult;
import dev.tocsin.azure.RequestCount;
import dev.tocsin.plan.Plan;
import java.time.Duration;
import java.util.Optional;

/**
 * What there is to report about one run of {@code provision}.
 *
 * @param plan what was decided
 * @param result what became of it; empty for a dry run
 * @param target what the environment is applied to, for people
 * @param requests what was sent
 * @param elapsed how long it took
 * @param explain whether to list what is unchanged, created in detail, and ignored
 * @param artefact the file that holds the whole plan, where there is one
 */
public record RunReport(
        Plan plan,
        Optional<ApplyResult> result,
        String target,
        RequestCount requests,
        Duration elapsed,
        boolean explain,
        Optional<String> artefact) {}
