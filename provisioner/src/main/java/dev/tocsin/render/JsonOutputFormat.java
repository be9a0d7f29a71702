package dev.tocsin.render;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import java.io.IOException;
import java.io.Writer;

/**
 * Puts every interpolated value between two marks instead of escaping it at once: whether a value stands inside a JSON
 * string is known only when the whole output is there ({@link JsonAssembly} decides then). So a value can never change the
 * structure, whatever path through macros and captures it took.
 */
final class JsonOutputFormat extends CommonMarkupOutputFormat<JsonOutputFormat.Output> {
    /** Before an interpolated value. */
    static final char VALUE_OPEN = '\uFDD0';
    /** After an interpolated value. */
    static final char VALUE_CLOSE = '\uFDD1';

    static final JsonOutputFormat INSTANCE = new JsonOutputFormat();

    private JsonOutputFormat() {}

    @Override
    public String getName() {
        return "TocsinJson";
    }

    @Override
    public String getMimeType() {
        return "application/json";
    }

    @Override
    public void output(String text, Writer out) throws IOException {
        out.write(VALUE_OPEN);
        out.write(text);
        out.write(VALUE_CLOSE);
    }

    @Override
    public String escapePlainText(String text) {
        return VALUE_OPEN + text + VALUE_CLOSE;
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtIn) {
        return false;
    }

    @Override
    protected Output newTemplateMarkupOutputModel(String plainText, String markup) {
        return new Output(plainText, markup);
    }

    /** Output that was captured inside a template. */
    static final class Output extends CommonTemplateMarkupOutputModel<Output> {
        private Output(String plainText, String markup) {
            super(plainText, markup);
        }

        @Override
        public JsonOutputFormat getOutputFormat() {
            return INSTANCE;
        }
    }
}
