package dev.tocsin.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.secret.Secrets;
import java.util.Set;

/**
 * One environment of the project file, its values resolved.
 *
 * @param name for example {@code prod}
 * @param target where it is applied
 * @param cloud the Azure cloud that the subscription is in
 * @param subscription subscription GUID
 * @param resourceGroup resource group name
 * @param location Azure region of regional resources
 * @param values free variables; secrets stand as marks
 * @param secrets what the marks stand for
 */
public record Environment(
        String name,
        Target target,
        Cloud cloud,
        String subscription,
        String resourceGroup,
        String location,
        ObjectNode values,
        Secrets secrets) {
    /** Names that values may not take, because definitions use them for something else. */
    public static final Set<String> RESERVED = Set.of(
            "data",
            "project",
            "environment",
            "subscription",
            "resourceGroup",
            "location",
            "name",
            "parameters",
            "id",
            "callbackUrl",
            "runbook",
            "json",
            "warn");

    /** What an environment is applied to. */
    public enum Target {
        /** The local ARM that ships with the product. */
        EMULATOR,
        /** An Azure subscription. */
        AZURE
    }
}
