package dev.tocsin.lint;

/** Which tables a query sees. */
public enum QueryScope {
    /** Those of an Application Insights component, by their classic names. */
    COMPONENT,
    /** Those of a Log Analytics workspace; also where the scope is a resource that logs there. */
    WORKSPACE,
    /** It is chosen when the workbook is looked at, or cannot be told. */
    UNKNOWN,
    /** Azure Resource Graph. */
    RESOURCE_GRAPH
}
