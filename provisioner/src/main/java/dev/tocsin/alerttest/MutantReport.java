package dev.tocsin.alerttest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import java.util.List;

/** What {@code tocsin test --mutate} found. */
public final class MutantReport {
    private MutantReport() {}

    /** For people: the mutants that no test noticed, and those that could not be evaluated. */
    public static String text(List<MutantResult> mutants) {
        StringBuilder text = new StringBuilder();
        for (MutantResult mutant : mutants) {
            if (mutant.killedBy().isEmpty()) {
                text.append(mutant.tried() ? "survived  " : "untried   ")
                        .append(mutant.rule())
                        .append(": ")
                        .append(mutant.change())
                        .append('\n');
            }
        }
        long tried = tried(mutants);
        long killed = killed(mutants);
        return text.append(killed)
                .append(" of ")
                .append(tried)
                .append(" mutants were noticed")
                .append(tried == 0 ? "" : " (" + 100 * killed / tried + " %)")
                .append(tried == mutants.size() ? "" : "; " + (mutants.size() - tried) + " could not be evaluated")
                .append('\n')
                .toString();
    }

    /** The document {@code test --mutate} of format version 1.0. */
    public static String json(List<MutantResult> mutants) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("formatVersion", "1.0");
        ObjectNode summary = root.putObject("summary");
        summary.put("mutants", tried(mutants));
        summary.put("killed", killed(mutants));
        summary.put("untried", mutants.size() - tried(mutants));
        ArrayNode all = root.putArray("mutants");
        for (MutantResult mutant : mutants) {
            ObjectNode one = all.addObject();
            one.put("rule", mutant.rule());
            one.put("change", mutant.change());
            one.put("tried", mutant.tried());
            one.put("killed", mutant.killedBy().isPresent());
            mutant.killedBy().ifPresent(test -> one.put("killedBy", test));
        }
        return JsonWriter.pretty(root) + "\n";
    }

    private static long tried(List<MutantResult> mutants) {
        return mutants.stream().filter(MutantResult::tried).count();
    }

    private static long killed(List<MutantResult> mutants) {
        return mutants.stream().filter(one -> one.killedBy().isPresent()).count();
    }
}
