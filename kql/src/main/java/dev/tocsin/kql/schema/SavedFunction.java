package dev.tocsin.kql.schema;

/**
 * A function that is saved in a workspace for queries to call.
 *
 * @param name its alias
 * @param parameters as the service takes them, {@code a:int, b:string = "x"}; empty for none (savedSearches,
 *     {@code functionParameters})
 * @param body its query
 */
public record SavedFunction(String name, String parameters, String body) {}
