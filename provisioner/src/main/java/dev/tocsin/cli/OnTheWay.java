package dev.tocsin.cli;

import com.azure.core.http.HttpClient;
import dev.tocsin.azure.ToldHttpClient;
import java.util.function.UnaryOperator;

/** What requests of a run go through: whatever is outside of it, and its journal, which hears of each. */
record OnTheWay(Outside outside, Terminal terminal) implements UnaryOperator<HttpClient> {
    @Override
    public HttpClient apply(HttpClient client) {
        return new ToldHttpClient(outside.network(client), terminal.journal());
    }
}
