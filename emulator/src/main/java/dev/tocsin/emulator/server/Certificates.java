package dev.tocsin.emulator.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The server's certificate and the CA that signed it, kept in the folder {@code tls} of the state. Only the owner can read
 * them, and the CA's key is thrown away once it has signed: whoever trusts this CA trusts one key for the loopback addresses.
 */
final class Certificates {
    private static final String SERVER = "server";
    private static final String CA = "ca";
    /** The file's permissions protect the key; the format wants a password of six characters. */
    private static final String PASSWORD = "emulator";

    private static final int DAYS_TO_SPARE = 30;
    private static final int PEM_LINE = 64;

    private final Path authority;
    private final KeyStore keys;

    private Certificates(Path authority, KeyStore keys) {
        this.authority = authority;
        this.keys = keys;
    }

    /** Those of the state folder; made when there are none, or when they are about to run out. */
    static Certificates in(Path state, Instant now) throws IOException {
        Path folder = state.resolve("tls");
        try {
            if (Files.exists(folder.resolve("server.p12"))) {
                Certificates known = read(folder);
                if (known.lastsFrom(now)) {
                    return known;
                }
                delete(folder);
            }
            make(state, folder);
            return read(folder);
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "the certificate in " + folder + " cannot be used (" + e.getMessage()
                            + "); delete that folder, and a new one is made",
                    e);
        }
    }

    /** The CA's certificate, in PEM. */
    Path authority() {
        return authority;
    }

    SSLContext context() throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private boolean lastsFrom(Instant now) throws GeneralSecurityException {
        X509Certificate certificate = (X509Certificate) keys.getCertificate(SERVER);
        return certificate != null
                && certificate.getNotAfter().toInstant().isAfter(now.plus(DAYS_TO_SPARE, ChronoUnit.DAYS));
    }

    private static Certificates read(Path folder) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("server.p12"))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new Certificates(folder.resolve("ca.pem"), keys);
    }

    /** Made beside its place and moved there whole: of two servers that start at once, one keeps what the other made. */
    private static void make(Path state, Path folder) throws IOException, GeneralSecurityException {
        Files.createDirectories(state);
        Path fresh = Files.createTempDirectory(state, "tls-", ownerOnly("rwx------"));
        try {
            Path made = fresh.resolve("made.p12");
            keytool(made, ofAuthority());
            keytool(made, ofServer());
            keep(made, fresh);
            Files.delete(made);
            Files.move(fresh, folder);
        } catch (FileSystemException e) {
            if (!Files.exists(folder.resolve("server.p12"))) {
                throw e;
            }
        } finally {
            delete(fresh);
        }
    }

    private static List<String> ofAuthority() {
        return List.of(
                "-alias",
                CA,
                "-dname",
                "CN=Tocsin emulator CA of this machine",
                "-ext",
                "bc:critical=ca:true,pathlen:0",
                "-ext",
                "ku:critical=keyCertSign");
    }

    private static List<String> ofServer() {
        return List.of(
                "-alias",
                SERVER,
                "-signer",
                CA,
                "-dname",
                "CN=Tocsin emulator",
                "-ext",
                "san=ip:127.0.0.1,ip:::1,dns:localhost",
                "-ext",
                "eku=serverAuth",
                "-ext",
                "ku:critical=digitalSignature");
    }

    /**
     * A day in the past, for clocks that differ; 820 days, because some clients refuse more than 825. The options for the JVM
     * halve the time.
     */
    private static void keytool(Path store, List<String> certificate) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-startdate",
                "-1d",
                "-validity",
                "820",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
        command.addAll(certificate);
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException("the certificate needs the JDK's keytool: " + e.getMessage(), e);
        }
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool failed: " + said);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the certificate was made", e);
        }
    }

    /** Takes over the server's key with its chain, and the CA's certificate without its key. */
    private static void keep(Path made, Path folder) throws IOException, GeneralSecurityException {
        char[] password = PASSWORD.toCharArray();
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(made)) {
            all.load(in, password);
        }
        Certificate[] chain = all.getCertificateChain(SERVER);
        KeyStore kept = KeyStore.getInstance("PKCS12");
        kept.load(null, password);
        kept.setKeyEntry(SERVER, all.getKey(SERVER, password), password, chain);
        Path file = Files.createFile(folder.resolve("server.p12"), ownerOnly("rw-------"));
        try (OutputStream out = Files.newOutputStream(file)) {
            kept.store(out, password);
        }
        String encoded =
                Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(chain[chain.length - 1].getEncoded());
        Files.writeString(
                folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
    }

    private static void delete(Path folder) throws IOException {
        for (String name : List.of("made.p12", "server.p12", "ca.pem")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder);
    }

    /** Windows has no such permissions: there the user's own folder protects the key. */
    private static FileAttribute<?>[] ownerOnly(String permissions) {
        Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
        boolean posix =
                Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)} : new FileAttribute<?>[0];
    }
}
