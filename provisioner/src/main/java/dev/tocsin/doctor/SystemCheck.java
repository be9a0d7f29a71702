package dev.tocsin.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Whether this machine has memory enough for a run. A busy processor only makes runs slower: it is told, and no fault. */
final class SystemCheck implements Check {
    static final String NAME = "system-resources";
    private static final long LEAST_HEAP = 128L << 20;
    private static final long LEAST_MEMORY = 128L << 20;

    private final Machine machine;

    SystemCheck(Machine machine) {
        this.machine = machine;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding run() {
        List<String> details = new ArrayList<>();
        details.add("Java " + Runtime.version() + ", up to " + Words.size(machine.maxHeap()) + " of heap");
        OptionalLong memory = machine.availableMemory();
        memory.ifPresent(bytes -> details.add(Words.size(bytes) + " of memory are free"));
        if (machine.loadPerProcessor() >= 0) {
            details.add(String.format(Locale.ROOT, "load of %.1f for each processor", machine.loadPerProcessor()));
        }
        if (machine.maxHeap() < LEAST_HEAP) {
            return Finding.warning(
                    NAME,
                    "Java may have only " + Words.size(machine.maxHeap()) + " of heap",
                    details,
                    "give it more: TOCSIN_JAVA_OPTS=-Xmx512m");
        }
        if (memory.isPresent() && memory.getAsLong() < LEAST_MEMORY) {
            return Finding.warning(
                    NAME,
                    "only " + Words.size(memory.getAsLong()) + " of memory are free",
                    details,
                    "end other programs, or run where there is more memory (ps aux --sort=-rss)");
        }
        return Finding.pass(NAME, "there is memory enough", details);
    }
}
