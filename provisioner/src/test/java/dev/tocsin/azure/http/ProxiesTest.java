package dev.tocsin.azure.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.ProxyOptions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    @ParameterizedTest
    @CsvSource({"HTTPS_PROXY", "https_proxy", "ALL_PROXY"})
    void takesHostPortUserAndPasswordFromTheVariable(String name) {
        ProxyOptions proxy = Proxies.of(Map.of(name, "http://me:p%40ss%3Aword+1@proxy.example.com:3128"))
                .orElseThrow();

        assertThat(proxy.getAddress().getHostString()).isEqualTo("proxy.example.com");
        assertThat(proxy.getAddress().getPort()).isEqualTo(3128);
        assertThat(proxy.getUsername()).isEqualTo("me");
        assertThat(proxy.getPassword()).isEqualTo("p@ss:word+1");
    }

    @Test
    void takesAnAddressWithoutAScheme() {
        assertThat(Proxies.of(Map.of("HTTPS_PROXY", "127.0.0.1:8080"))
                        .orElseThrow()
                        .getAddress()
                        .getPort())
                .isEqualTo(8080);
        assertThat(Proxies.of(Map.of("HTTPS_PROXY", " "))).isEmpty();
        assertThat(Proxies.of(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a.example; a.example; true",
                "a.example; x.a.example; true",
                "a.example; ba.example; false",
                ".b.example; b.example; true",
                ".b.example:443,c.example; x.b.example; true",
                "*; anything.example; true",
                "c.example; a.example; false",
                "''; 127.0.0.1; true",
                "''; localhost; true",
                "''; management.azure.com; false"
            })
    void leavesOutTheHostsThatNeedNone(String exceptions, String host, boolean direct) {
        Map<String, String> variables = new HashMap<>(Map.of("HTTPS_PROXY", "http://127.0.0.1:8080"));
        variables.put("NO_PROXY", exceptions);
        ProxyOptions proxy = Proxies.of(variables).orElseThrow();

        assertThat(host.matches("(?i)" + proxy.getNonProxyHosts())).isEqualTo(direct);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"socks5://me:hidden@h:1", "https://me:hidden@h:1", "http://me:hid den@h:1", "http://me:hidden@"})
    void refusesWhatItCannotUseWithoutShowingThePassword(String value) {
        assertThatThrownBy(() -> Proxies.of(Map.of("HTTPS_PROXY", value)))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageNotContaining("hid")
                .hasNoCause();
    }
}
