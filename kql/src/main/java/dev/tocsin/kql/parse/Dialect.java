package dev.tocsin.kql.parse;

/** Who will run the query. */
public enum Dialect {
    /** Log Analytics and Application Insights. */
    LOGS("logs"),
    /** Azure Resource Graph: a query may begin with an operator, the table then being {@code resources}. */
    RESOURCE_GRAPH("resource-graph");

    private final String word;

    Dialect(String word) {
        this.word = word;
    }

    /** As the command line names it. */
    public String word() {
        return word;
    }
}
