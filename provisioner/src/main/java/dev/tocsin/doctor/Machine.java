package dev.tocsin.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** This machine, as far as checks ask. */
interface Machine {
    /** Memory that programs can still have, in bytes; empty where the system does not say. */
    OptionalLong availableMemory();

    /** The most memory that this Java takes, in bytes. */
    long maxHeap();

    /** Runnable processes per processor in the last minute; negative where the system does not say. */
    double loadPerProcessor();

    /** Bytes that can still be written where this folder is. */
    long freeDisk(Path folder) throws IOException;

    /** The real one. */
    static Machine real() {
        return new Machine() {
            // Free memory alone would leave out what the system gives back from its caches.
            private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

            @Override
            public OptionalLong availableMemory() {
                try {
                    Matcher found = AVAILABLE.matcher(Files.readString(Path.of("/proc/meminfo")));
                    return found.find() ? OptionalLong.of(Long.parseLong(found.group(1)) << 10) : OptionalLong.empty();
                } catch (IOException e) {
                    return OptionalLong.empty();
                }
            }

            @Override
            public long maxHeap() {
                return Runtime.getRuntime().maxMemory();
            }

            @Override
            public double loadPerProcessor() {
                return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()
                        / Runtime.getRuntime().availableProcessors();
            }

            @Override
            public long freeDisk(Path folder) throws IOException {
                return Files.getFileStore(folder).getUsableSpace();
            }
        };
    }
}
