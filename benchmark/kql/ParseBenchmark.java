import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Our parser on the same file as official.js, for as many seconds. The time is that of the thread that parses; that of the
 * whole process, with the compiler and the collector, is printed beside it.
 */
public class ParseBenchmark {
    public static void main(String[] args) throws Exception {
        List<String> texts = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            texts.add(new ObjectMapper().readTree(line).get("text").asText());
        }
        double seconds = Double.parseDouble(args[1]);
        round(texts, seconds);
        System.out.println("ours:     " + round(texts, seconds));
    }

    private static String round(List<String> texts, double seconds) {
        KqlParser parser = new KqlParser(KqlOptions.LOGS);
        long until = System.nanoTime() + (long) (seconds * 1e9);
        long queries = 0;
        long characters = 0;
        long wrong = 0;
        long process = processTime();
        long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        while (System.nanoTime() < until) {
            for (String text : texts) {
                wrong += parser.parse(text).failed() ? 1 : 0;
                characters += text.length();
                queries++;
            }
        }
        double used = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - thread) / 1e9;
        double all = (processTime() - process) / 1e9;
        return String.format(
                "%d queries (%d wrong), %d characters, %.2f s of CPU, %.0f characters per second; whole process %.2f s, %.0f",
                queries, wrong, characters, used, characters / used, all, characters / all);
    }

    private static long processTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
