package dev.tocsin.preview.page;

import dev.tocsin.html.Html;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/** Markdown as HTML that cannot do anything: no script, no request, no address that is a program. */
final class Markdown {
    private static final int MOST_CHARS = 200_000;
    private final Parser parser = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .maxOpenBlockParsers(100)
            .build();

    /** The HTML of a text; beyond a limit the text itself, and a word about that. */
    String html(String markdown) {
        if (markdown.length() > MOST_CHARS) {
            return "<pre>" + Html.escape(markdown.substring(0, MOST_CHARS)) + "</pre><p class=\"note\">Text cut after "
                    + MOST_CHARS + " characters</p>";
        }
        TagFilter filter = new TagFilter();
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .nodeRendererFactory(context -> new Careful(context, filter))
                .build();
        return renderer.render(parser.parse(markdown)) + filter.rest();
    }

    /** Raw HTML goes through the filter, links and pictures are written by us. */
    private static final class Careful implements NodeRenderer {
        private final HtmlNodeRendererContext context;
        private final HtmlWriter html;
        private final TagFilter filter;

        Careful(HtmlNodeRendererContext context, TagFilter filter) {
            this.context = context;
            this.html = context.getWriter();
            this.filter = filter;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(HtmlBlock.class, HtmlInline.class, Link.class, Image.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof HtmlBlock block) {
                html.raw(filter.filter(block.getLiteral()));
                html.line();
            } else if (node instanceof HtmlInline inline) {
                html.raw(filter.filter(inline.getLiteral()));
            } else if (node instanceof Link link) {
                boolean safe = Html.isSafeLink(link.getDestination());
                html.tag(
                        safe ? "a" : "span",
                        safe
                                ? Map.of(
                                        "href",
                                        link.getDestination().strip(),
                                        "rel",
                                        "noopener noreferrer",
                                        "target",
                                        "_blank")
                                : Map.of("class", "dead"));
                children(link);
                html.tag(safe ? "/a" : "/span");
            } else if (node instanceof Image image) {
                html.raw("<span class=\"picture\">picture: ");
                children(image);
                html.raw("</span>");
            }
        }

        private void children(Node parent) {
            for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
                context.render(node);
            }
        }
    }
}
