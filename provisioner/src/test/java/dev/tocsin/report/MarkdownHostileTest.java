package dev.tocsin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** Read as a reader of markdown reads it, a report holds the HTML that we wrote, and none that somebody else did. */
class MarkdownHostileTest {
    private static final int PLANS = 400;
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    @Test
    void nothingLeavesItsPlace() {
        for (long seed = 0; seed < PLANS; seed++) {
            RunReport report = new HostilePlan(seed).report();
            String text = new MarkdownReport().render(report);
            Seen seen = new Seen();
            PARSER.parse(text).accept(seen);

            assertThat(seen.html).as("seed %d\n%s", seed, text).allSatisfy(MarkdownHostileTest::isOurs);
            assertThat(seen.opened).as("seed %d", seed).isEqualTo(seen.closed).isLessThanOrEqualTo(5);
            assertThat(seen.elsewhere).as("seed %d\n%s", seed, text).isEmpty();
            assertThat(seen.headings).as("seed %d", seed).isEqualTo(1);
            assertThat(seen.fences)
                    .as("seed %d", seed)
                    .isEqualTo(report.plan().changes().size());
            assertThat(text.codePoints())
                    .as("seed %d", seed)
                    .noneMatch(c -> c == 0x202E || c == 0x2066 || c < 0x20 && c != '\n');
        }
    }

    private static void isOurs(String html) {
        assertThat(html.strip())
                .matches("<details( open)?><summary>[0-9]+ (to [a-z]+|unchanged, with what was ignored)</summary>"
                        + "|</details>|<!-- tocsin:plan [A-Za-z0-9._/,%-]+ -->|<!-- -->");
    }

    private static final class Seen extends AbstractVisitor {
        private final List<String> html = new ArrayList<>();
        private final List<String> elsewhere = new ArrayList<>();
        private int opened;
        private int closed;
        private int headings;
        private int fences;

        @Override
        public void visit(HtmlBlock block) {
            html.add(block.getLiteral());
            opened += block.getLiteral().contains("<details") ? 1 : 0;
            closed += block.getLiteral().contains("</details>") ? 1 : 0;
        }

        @Override
        public void visit(HtmlInline inline) {
            html.add(inline.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock block) {
            fences++;
            assertThat(block.getInfo()).isEqualTo("diff");
        }

        @Override
        public void visit(Heading heading) {
            headings++;
            visitChildren(heading);
        }

        @Override
        public void visit(Link link) {
            odd(link);
        }

        @Override
        public void visit(Image image) {
            odd(image);
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            odd(block);
        }

        private void odd(Node node) {
            elsewhere.add(node.toString());
        }
    }
}
