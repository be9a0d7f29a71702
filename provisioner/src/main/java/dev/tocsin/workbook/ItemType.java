package dev.tocsin.workbook;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a node of the tree is. The six types of items are all that occur in the 15,986 items of Microsoft's public gallery;
 * parameters and links are nodes of their own, because people change them one by one.
 */
public enum ItemType {
    /** The workbook itself: what stands beside its items. */
    WORKBOOK("workbook"),
    /** Type 1: markdown. */
    TEXT("text"),
    /** Type 3: a query and how it is drawn. */
    QUERY("query"),
    /** Type 9: a bar of parameters. */
    PARAMETERS("parameters"),
    /** Type 10: metrics and how they are drawn. */
    METRICS("metrics"),
    /** Type 11: links, tabs or a toolbar. */
    LINKS("links"),
    /** Type 12: a group of items. */
    GROUP("group"),
    /** Any other type. */
    UNKNOWN("item"),
    /** One parameter of a bar. */
    PARAMETER("parameter"),
    /** One link, tab or button. */
    LINK("link");

    private final String word;

    ItemType(String word) {
        this.word = word;
    }

    /** For people and programs. */
    public String word() {
        return word;
    }

    /** The type of a member of an {@code items} list, from its {@code type}. */
    static ItemType of(JsonNode type) {
        return switch (type.asInt(-1)) {
            case 1 -> TEXT;
            case 3 -> QUERY;
            case 9 -> PARAMETERS;
            case 10 -> METRICS;
            case 11 -> LINKS;
            case 12 -> GROUP;
            default -> UNKNOWN;
        };
    }
}
