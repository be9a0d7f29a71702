package dev.tocsin.render;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import freemarker.ext.beans.ClassMemberAccessPolicy;
import freemarker.ext.beans.DefaultMemberAccessPolicy;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.TemplateHashModel;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Templates see data. Should an object ever reach one by mistake, it shows nothing. */
class ObjectsInTemplatesTest {
    private static final List<Class<?>> CLASSES =
            List.of(Object.class, String.class, Class.class, Runtime.class, Thread.class, Engine.class, Map.class);

    @Test
    void noMemberOfAnyClassCanBeCalled() {
        DefaultMemberAccessPolicy policy = DefaultMemberAccessPolicy.getInstance(Engine.VERSION);
        for (Class<?> each : CLASSES) {
            ClassMemberAccessPolicy members = policy.forClass(each);
            for (Method method : each.getMethods()) {
                assertFalse(members.isMethodExposed(method), method.toString());
            }
        }
    }

    @Test
    void freemarkersOwnWrapperShowsNothingOfAnObject() throws Exception {
        TemplateHashModel model = (TemplateHashModel)
                new DefaultObjectWrapperBuilder(Engine.VERSION).build().wrap(new IllegalStateException("s3cret"));
        assertNull(model.get("message"));
        assertNull(model.get("getMessage"));
    }
}
