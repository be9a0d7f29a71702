package dev.tocsin.report;

/** What changed in a workbook, as a part of a page. */
final class HtmlWorkbook {
    private HtmlWorkbook() {}

    static String of(WorkbookLines workbook) {
        StringBuilder out = new StringBuilder();
        out.append("<p class=\"quiet\">").append(Html.text(workbook.summary())).append("</p>\n<ul class=\"items\">\n");
        workbook.blocks().forEach(block -> item(block, out));
        return out.append("</ul>\n").toString();
    }

    private static void item(WorkbookLines.Block block, StringBuilder out) {
        out.append("<li class=\"")
                .append(colour(block.sign()))
                .append("\"><h4><span class=\"sign\" aria-hidden=\"true\">")
                .append(block.sign())
                .append("</span> ")
                .append(Html.text(block.path()))
                .append(" <span class=\"quiet\">")
                .append(Html.text(block.what()))
                .append("</span></h4>\n");
        for (WorkbookLines.Value value : block.values()) {
            out.append("<p class=\"path\">")
                    .append(Html.code(value.title()))
                    .append("</p>\n")
                    .append(Html.lines(value.lines()));
        }
        out.append("</li>\n");
    }

    private static String colour(String sign) {
        return switch (sign) {
            case "+" -> "create";
            case "-" -> "delete";
            default -> "update";
        };
    }
}
