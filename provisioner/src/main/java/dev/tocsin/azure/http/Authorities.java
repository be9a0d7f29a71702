package dev.tocsin.azure.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Which certificate authorities are trusted: those of the JDK, and those of PEM files. */
final class Authorities {
    private static final long MAX_BYTES = 4L << 20;

    private Authorities() {}

    /**
     * A context that trusts the JDK's authorities and those in the files.
     *
     * @throws ConnectionException when a file cannot be used
     */
    static SSLContext context(List<Path> caFiles) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate one : all(caFiles)) {
                store.setCertificateEntry("ca-" + number++, one);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new ConnectionException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static List<Certificate> all(List<Path> caFiles) throws GeneralSecurityException {
        List<Certificate> all = new ArrayList<>(usual());
        for (Path file : caFiles) {
            all.addAll(read(file));
        }
        return all;
    }

    private static List<X509Certificate> usual() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        List<X509Certificate> usual = new ArrayList<>();
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trusting) {
                usual.addAll(List.of(trusting.getAcceptedIssuers()));
            }
        }
        return usual;
    }

    private static Collection<? extends Certificate> read(Path file) throws GeneralSecurityException {
        if (!Files.isRegularFile(file)) {
            throw new ConnectionException("TLS: there is no file " + file
                    + ", which is named as a file of certificate authorities; make it, or correct \"caFile\" in"
                    + " tocsin.json or TOCSIN_CA_FILE");
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ConnectionException("TLS: " + file + " is too large for a file of certificate authorities");
            }
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
            if (found.isEmpty()) {
                throw unfit(file, null);
            }
            return found;
        } catch (CertificateException | IOException e) {
            throw unfit(file, e);
        }
    }

    private static ConnectionException unfit(Path file, @Nullable Exception cause) {
        return new ConnectionException(
                "TLS: " + file + " holds no certificates that can be read; PEM is expected", cause);
    }
}
