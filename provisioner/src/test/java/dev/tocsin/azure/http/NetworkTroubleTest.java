package dev.tocsin.azure.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class NetworkTroubleTest {
    @Test
    void anAuthorityThatHasTheNameOfATrustedOneIsNotTrusted() {
        Throwable thrown = new IOException(new SSLHandshakeException("PKIX path validation failed:"
                        + " java.security.cert.CertPathValidatorException: signature check failed")
                .initCause(new CertPathValidatorException("signature check failed")));

        assertThat(NetworkTrouble.in(thrown))
                .get()
                .extracting(NetworkTrouble::code)
                .isEqualTo("TlsUntrusted");
    }

    @Test
    void aCertificateThatEndedIsToldFromOneThatIsNotTrusted() {
        Throwable thrown = new IOException(new SSLHandshakeException("PKIX path validation failed:"
                        + " java.security.cert.CertPathValidatorException: validity check failed")
                .initCause(new CertPathValidatorException(
                        "validity check failed",
                        new CertificateExpiredException("NotAfter: Mon Jan 05 12:00:00 UTC 2026"))));

        NetworkTrouble trouble = NetworkTrouble.in(thrown).orElseThrow();

        assertThat(trouble.code()).isEqualTo("TlsExpired");
        assertThat(trouble.message())
                .isEqualTo("TLS: the certificate of the other side is not valid now (NotAfter: Mon Jan 05 12:00:00 UTC"
                        + " 2026); look at the clock of this machine, or have the certificate renewed");
    }
}
