package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.nio.charset.StandardCharsets;

/** {@code parse_xml()}; <a href="https://learn.microsoft.com/kusto/query/parse-xml-function">its page</a> says how XML becomes JSON. */
final class XmlFunctions implements FunctionFamily {
    private static final int MOST_BYTES = 1_048_576;

    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions.add(
                "parse_xml",
                site -> Kernels.each(ValueType.DYNAMIC, values -> {
                    String text = Texts.text(values[0]);
                    if (text.length() > MOST_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
                        return null;
                    }
                    try {
                        return XmlReader.read(text);
                    } catch (XmlReader.NotXml no) {
                        return null;
                    } catch (XmlReader.Undocumented other) {
                        throw site.undocumented(other.getMessage() + " has no documented JSON");
                    }
                }));
    }
}
