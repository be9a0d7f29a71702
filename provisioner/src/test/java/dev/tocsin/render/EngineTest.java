package dev.tocsin.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freemarker.cache.StringTemplateLoader;
import freemarker.template.TemplateModel;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Templates that never end: each by itself, in an included file, and many that each end in time. */
class EngineTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final StringTemplateLoader templates = new StringTemplateLoader();

    @Test
    void aLoopEndsAtTheLimitOfOneTemplateAndNothingIsLeftRunning() throws InterruptedException {
        templates.putTemplate("top.ftl", "<#include \"loop.ftl\">");
        templates.putTemplate("loop.ftl", "<#list 1.. as i></#list>");
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (Engine engine = new Engine(templates, SHORT, LONG)) {
            assertThatThrownBy(() -> process(engine, "top.ftl", Map.of()))
                    .isInstanceOf(RenderException.class)
                    .hasMessage("rendering took longer than 0.3 s; look for an endless loop");
            assertThat(engine.isStopped()).isTrue();
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("render") && !before.contains(thread)) {
                thread.join(20_000);
                assertThat(thread.isAlive())
                        .as("the thread of the loop is left")
                        .isFalse();
            }
        }
    }

    @Test
    void allTogetherEndAtTheirOwnLimit() {
        templates.putTemplate("loop.ftl", "<#list 1.. as i></#list>");
        templates.putTemplate("quick.ftl", "{}");
        String reason = "rendering all definitions took longer than 0.3 s";
        try (Engine engine = new Engine(templates, LONG, SHORT)) {
            assertThatThrownBy(() -> process(engine, "loop.ftl", Map.of())).hasMessage(reason);
            assertThatThrownBy(() -> process(engine, "quick.ftl", Map.of())).hasMessage(reason);
            assertThat(engine.isStopped()).isTrue();
        }
    }

    @Test
    void whatWaitsBehindALoopIsRendered() throws RenderException {
        templates.putTemplate("loop.ftl", "<#list 1.. as i></#list>");
        templates.putTemplate("quick.ftl", "{}");
        try (Engine engine = new Engine(templates, SHORT, LONG)) {
            Future<String> loop = engine.begin("loop.ftl", Map.of());
            Future<String> quick = engine.begin("quick.ftl", Map.of());

            assertThatThrownBy(() -> engine.result(loop)).isInstanceOf(RenderException.class);
            assertThat(engine.result(quick)).isEqualTo("{}");
        }
    }

    private static String process(Engine engine, String file, Map<String, TemplateModel> scope) throws RenderException {
        return engine.result(engine.begin(file, scope));
    }
}
