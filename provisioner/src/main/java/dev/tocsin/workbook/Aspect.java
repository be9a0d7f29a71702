package dev.tocsin.workbook;

import java.util.Set;

/** What kind of property of an item a change is in. */
public enum Aspect {
    /** The name of an item or a parameter, the label of a link. */
    NAME("name"),
    /** The title that is shown; the label of a parameter. */
    TITLE("title"),
    /** The type of an item or a parameter. */
    TYPE("type"),
    /** Query text. */
    QUERY("query"),
    /** Markdown. */
    TEXT("text"),
    /** The value a parameter starts with. */
    DEFAULT("default"),
    /** How results are drawn: charts, grids, tiles, maps, their settings and size. */
    VISUALIZATION("visualization"),
    /** When it is seen. */
    VISIBILITY("visibility"),
    /** Anything else. */
    OTHER("other");

    private static final Set<String> DRAWING = Set.of(
            "visualization",
            "chartType",
            "chartSettings",
            "gridSettings",
            "tileSettings",
            "graphSettings",
            "mapSettings",
            "statSettings",
            "textSettings",
            "gridFormatType",
            "sortBy",
            "size",
            "color",
            "aggregation");

    private final String word;

    Aspect(String word) {
        this.word = word;
    }

    /** For people and programs. */
    public String word() {
        return word;
    }

    /**
     * The aspect of a property.
     *
     * @param property its name: the first token of the pointer that is not {@code content}
     * @param inContent whether it stands in the item's content
     */
    static Aspect of(ItemType type, String property, boolean inContent) {
        if (property.equals("conditionalVisibility") || property.equals("conditionalVisibilities")) {
            return VISIBILITY;
        }
        return switch (type) {
            case WORKBOOK -> OTHER;
            case PARAMETER ->
                switch (property) {
                    case "name" -> NAME;
                    case "label" -> TITLE;
                    case "type" -> TYPE;
                    case "query" -> QUERY;
                    case "value" -> DEFAULT;
                    default -> OTHER;
                };
            case LINK -> property.equals("linkLabel") ? NAME : OTHER;
            default -> inContent ? ofContent(property) : ofWrapper(property);
        };
    }

    private static Aspect ofWrapper(String property) {
        return switch (property) {
            case "name" -> NAME;
            case "type" -> TYPE;
            default -> OTHER;
        };
    }

    private static Aspect ofContent(String property) {
        return switch (property) {
            case "title" -> TITLE;
            case "query" -> QUERY;
            case "json" -> TEXT;
            default -> DRAWING.contains(property) ? VISUALIZATION : OTHER;
        };
    }
}
