package dev.tocsin.preview.page;

import dev.tocsin.html.Html;

/** In the place of what is not drawn. */
final class Stubs {
    private Stubs() {}

    static String html(String what, String reason) {
        return "<p class=\"stub\"><strong>" + Html.escape(what) + "</strong> <span>" + Html.escape(reason)
                + "</span></p>";
    }
}
