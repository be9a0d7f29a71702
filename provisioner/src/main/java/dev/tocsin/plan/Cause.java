package dev.tocsin.plan;

import java.util.Optional;
import java.util.Set;

/**
 * Who changed a resource since it was last applied.
 *
 * @param who the definition, somebody in Azure, or both
 * @param by who did it in Azure last, where the service tells
 * @param at when, where the service tells, as it writes it
 * @param inAzure paths of the differences that came about in Azure; all others come from the definition
 */
public record Cause(Who who, Optional<String> by, Optional<String> at, Set<String> inAzure) {
    /** Copies the paths. */
    public Cause {
        inAzure = Set.copyOf(inAzure);
    }

    /** Where the change comes from. */
    public enum Who {
        /** The definition changed; the live resource is as last applied. */
        DEFINITION("definition"),
        /** The definition is as last applied; somebody changed the resource in Azure. */
        AZURE("azure"),
        /** The definition changed, and so did the resource in Azure, in different places. */
        BOTH("both"),
        /** The definition changed; whether the resource did cannot be told. */
        UNCLEAR("unclear"),
        /** A secret has another value: it was rotated where it is kept, or somebody changed the resource in Azure. */
        SECRET("secret");

        private final String word;

        Who(String word) {
            this.word = word;
        }

        /** The word in JSON plans. */
        public String word() {
            return word;
        }
    }

    /** Where one difference comes from, as far as it is known. */
    public Optional<Who> of(String path) {
        return who == Who.UNCLEAR || who == Who.SECRET
                ? Optional.empty()
                : Optional.of(inAzure.contains(path) ? Who.AZURE : Who.DEFINITION);
    }

    /** For people. */
    String reason() {
        String edit = by.map(name -> " by " + name).orElse("")
                + at.map(time -> " at " + time).orElse("");
        return switch (who) {
            case AZURE -> "changed in Azure since the last apply" + edit;
            case DEFINITION -> "definition changed";
            case BOTH -> "definition changed; changed in Azure too" + edit;
            case SECRET -> "a secret has another value: rotated, or changed in Azure";
            case UNCLEAR -> "definition changed; perhaps changed in Azure too";
        };
    }
}
