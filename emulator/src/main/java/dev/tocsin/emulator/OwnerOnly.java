package dev.tocsin.emulator;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files that only their owner may read: like Azure, the emulator keeps the secrets that were sent to it. Where the file system
 * knows no such permissions (Windows), the user's own folder protects them.
 */
final class OwnerOnly {
    private OwnerOnly() {}

    /** Makes a folder that is missing; one that is there stays as it is, since other things may be in it. */
    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(folder, "rwx------"));
        }
    }

    /** Makes an empty file that is missing. */
    static Path make(Path file) throws IOException {
        if (!Files.exists(file)) {
            try {
                Files.createFile(file, attributes(file, "rw-------"));
            } catch (FileAlreadyExistsException e) {
                // Another process was faster, and made it in the same way.
                return file;
            }
        }
        return file;
    }

    /** Opens a file to read and write; makes it when it is missing. */
    static RandomAccessFile open(Path file) throws IOException {
        return new RandomAccessFile(make(file).toFile(), "rw");
    }

    private static FileAttribute<?>[] attributes(Path file, String permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
