package dev.tocsin.alerttest;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results in the XML that CI systems read: a suite for each file, a case for each test. */
public final class TestJunit {
    private TestJunit() {}

    /** The document. */
    public static String of(List<TestResult> results) {
        Map<String, List<TestResult>> files = new LinkedHashMap<>();
        for (TestResult result : results) {
            files.computeIfAbsent(result.place().file(), unused -> new ArrayList<>())
                    .add(result);
        }
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            for (Map.Entry<String, List<TestResult>> file : files.entrySet()) {
                suite(xml, file.getKey(), file.getValue());
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string cannot be written to", e);
        }
        return text + "\n";
    }

    private static void suite(XMLStreamWriter xml, String file, List<TestResult> results) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", file);
        xml.writeAttribute("tests", Integer.toString(results.size()));
        xml.writeAttribute("failures", Long.toString(TestJson.count(results, TestResult.Outcome.FAILED)));
        xml.writeAttribute("errors", Long.toString(TestJson.count(results, TestResult.Outcome.ERROR)));
        for (TestResult result : results) {
            xml.writeCharacters("\n    ");
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", result.rule());
            xml.writeAttribute("name", result.name());
            xml.writeAttribute(
                    "time", String.format(Locale.ROOT, "%.3f", result.taken().toNanos() / 1e9));
            if (!result.mismatches().isEmpty()) {
                xml.writeStartElement(result.outcome() == TestResult.Outcome.FAILED ? "failure" : "error");
                xml.writeAttribute("message", clean(result.mismatches().get(0).message()));
                xml.writeCharacters(clean(result.mismatches().stream()
                        .map(one -> one.place() + ": " + one.message())
                        .collect(Collectors.joining("\n"))));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    /** XML has no place for control characters. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().forEach(c -> clean.appendCodePoint(c >= ' ' || c == '\n' || c == '\t' ? c : '\uFFFD'));
        return clean.toString();
    }
}
