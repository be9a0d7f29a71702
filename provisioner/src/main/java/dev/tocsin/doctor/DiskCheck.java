package dev.tocsin.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether there is room for the files of a run. */
final class DiskCheck implements Check {
    static final String NAME = "disk-space";
    private static final long NEEDED = 64L << 20;
    private static final long COMFORTABLE = 512L << 20;

    private final Subject subject;
    private final Machine machine;

    DiskCheck(Subject subject, Machine machine) {
        this.subject = subject;
        this.machine = machine;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding run() {
        Map<String, Path> folders = new LinkedHashMap<>();
        folders.put("the project folder", subject.root());
        folders.put("the folder of temporary files", Path.of(System.getProperty("java.io.tmpdir")));
        List<String> details = new ArrayList<>();
        long least = Long.MAX_VALUE;
        for (Map.Entry<String, Path> one : folders.entrySet()) {
            try {
                long free = machine.freeDisk(one.getValue());
                least = Math.min(least, free);
                details.add(Words.size(free) + " are free in " + one.getKey() + " (" + one.getValue() + ")");
            } catch (IOException e) {
                return Finding.fail(
                        NAME,
                        one.getKey() + " cannot be looked at: " + one.getValue(),
                        details,
                        "make it, or correct -C or java.io.tmpdir");
            }
        }
        if (least >= COMFORTABLE) {
            return Finding.pass(NAME, "there is room for files", details);
        }
        String message = "only " + Words.size(least) + " are free";
        String remedy = "make room (du -xh --max-depth=1), for example with: rm -r .tocsin/emulator/ledger.jsonl";
        return least < NEEDED
                ? Finding.fail(NAME, message, details, remedy)
                : Finding.warning(NAME, message, details, remedy);
    }
}
