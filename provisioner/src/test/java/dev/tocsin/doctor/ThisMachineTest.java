package dev.tocsin.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tocsin.kind.Kinds;
import dev.tocsin.telemetry.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks that ask nobody. */
class ThisMachineTest {
    private static final long MIB = 1L << 20;

    @TempDir
    private Path folder;

    private record Made(OptionalLong availableMemory, long maxHeap, double loadPerProcessor, long disk)
            implements Machine {
        @Override
        public long freeDisk(Path where) {
            return disk;
        }
    }

    private static Machine machine(long memory, long heap, long disk) {
        return new Made(OptionalLong.of(memory * MIB), heap * MIB, 0.5, disk * MIB);
    }

    private Subject subject() {
        return new Subject(
                folder, Optional.empty(), Optional.empty(), Contract.NONE, List.of(), Kinds.shipped(), Map.of());
    }

    @Test
    void littleMemoryOrHeapIsAWarning() {
        assertThat(new SystemCheck(machine(2_000, 512, 0)).run().status()).isEqualTo(Status.PASS);
        assertThat(new SystemCheck(machine(100, 512, 0)).run().message()).isEqualTo("only 100 MiB of memory are free");
        assertThat(new SystemCheck(machine(2_000, 64, 0)).run().remediation())
                .contains("give it more: TOCSIN_JAVA_OPTS=-Xmx512m");
        assertThat(new SystemCheck(new Made(OptionalLong.empty(), 512 * MIB, -1, 0))
                        .run()
                        .details())
                .hasSize(1);
    }

    @Test
    void aFullDiskIsAFailureAndANearlyFullOneAWarning() {
        assertThat(new DiskCheck(subject(), machine(0, 0, 600)).run().status()).isEqualTo(Status.PASS);
        assertThat(new DiskCheck(subject(), machine(0, 0, 511)).run().status()).isEqualTo(Status.WARNING);
        assertThat(new DiskCheck(subject(), machine(0, 0, 63)).run().status()).isEqualTo(Status.FAIL);
    }

    @Test
    void stateThatOthersMayReadIsAWarningAndStateThatIsNoneAFailure() throws IOException {
        assertThat(new LogFilesCheck(subject()).run().status()).isEqualTo(Status.PASS);

        Path state = folder.resolve(".tocsin/emulator/state.jsonl");
        Files.createDirectories(state.getParent());
        Files.writeString(state, "{\"format\":1,\"generation\":\"1\"}\n");
        assumeThat(state.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rw-------"));
        assertThat(new LogFilesCheck(subject()).run().status()).isEqualTo(Status.PASS);

        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rw-r--r--"));
        Finding open = new LogFilesCheck(subject()).run();
        assertThat(open.status()).isEqualTo(Status.WARNING);
        assertThat(open.remediation()).contains("chmod 600 .tocsin/emulator/state.jsonl");

        Files.writeString(state, "no state");
        assertThat(new LogFilesCheck(subject()).run().status()).isEqualTo(Status.FAIL);
    }

    @Test
    void aRepositoryThatDoesNotLeaveStateOutIsAWarning() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        Files.createDirectories(folder.resolve(".tocsin"));

        assertThat(new LogFilesCheck(subject()).run().remediation()).contains("echo '.tocsin/' >> .gitignore");

        Files.writeString(folder.resolve(".gitignore"), ".tocsin/\n");
        assertThat(new LogFilesCheck(subject()).run().status()).isEqualTo(Status.PASS);
    }

    @Test
    void aNameIsOneWordOfACommandLine() {
        assertThat(Words.word("high-cpu_1.2")).isEqualTo("high-cpu_1.2");
        assertThat(Words.word("it's; $(reboot)")).isEqualTo("'it'\\''s; $(reboot)'");
        assertThat(Words.word("-rf")).isEqualTo("'-rf'");
        assertThat(Words.word("")).isEqualTo("''");
    }
}
