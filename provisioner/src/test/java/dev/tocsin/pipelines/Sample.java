package dev.tocsin.pipelines;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A node of a pipeline file, as YAML 1.2 reads it. */
record Sample(Map<?, ?> node) {
    static Sample read(String name) {
        Object root = new Load(LoadSettings.builder().build())
                .loadFromString(Machine.read(Path.of("../docs/pipelines").resolve(name)));
        return new Sample((Map<?, ?>) root);
    }

    boolean has(String key) {
        return node.containsKey(key);
    }

    String text(String key) {
        return node.containsKey(key) ? String.valueOf(node.get(key)) : "";
    }

    Sample at(String... keys) {
        Sample sample = this;
        for (String key : keys) {
            sample = new Sample(sample.has(key) ? (Map<?, ?>) sample.node.get(key) : Map.of());
        }
        return sample;
    }

    List<Sample> list(String key) {
        return ((List<?>) node.get(key))
                .stream().map(one -> new Sample((Map<?, ?>) one)).toList();
    }

    /** The texts of this node, with what stands between the marks replaced; what is not known is an error. */
    Map<String, String> texts(Pattern expression, Map<String, String> known) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Object key : node.keySet()) {
            Matcher matcher = expression.matcher(text(String.valueOf(key)));
            texts.put(String.valueOf(key), matcher.replaceAll(found -> {
                String name = found.group(1);
                if (!known.containsKey(name)) {
                    throw new IllegalArgumentException(
                            "the sample asks for " + name + ", which the test does not know");
                }
                return Matcher.quoteReplacement(known.get(name));
            }));
        }
        return texts;
    }
}
