package dev.tocsin.arm;

import dev.tocsin.arm.ArmOperation.Verb;
import java.util.List;
import java.util.Optional;

/**
 * What Microsoft's OpenAPI says about one resource type at one api-version.
 *
 * @param type the type as the specification spells it, such as {@code Microsoft.Insights/actionGroups}
 * @param apiVersion such as {@code 2023-01-01}
 * @param source where the facts come from: repository, path and commit
 * @param partial whether the description is known to be incomplete: an unlisted property may then be right
 * @param body the body of a PUT: the whole resource with location, tags, properties and so on
 * @param name what the last segment of the resource's ID must look like
 * @param operations what can be done with it, in the order of {@link Verb}
 */
public record ArmSpec(
        String type,
        String apiVersion,
        String source,
        boolean partial,
        Shape body,
        Shape name,
        List<ArmOperation> operations) {
    /** Copies the list. */
    public ArmSpec {
        operations = List.copyOf(operations);
    }

    /** The operation, if the type has it. */
    public Optional<ArmOperation> operation(Verb verb) {
        return operations.stream().filter(operation -> operation.verb() == verb).findFirst();
    }

    /** Whether the type has the operation. */
    public boolean supports(Verb verb) {
        return operation(verb).isPresent();
    }
}
