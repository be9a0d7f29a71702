package dev.tocsin.cli;

import com.azure.core.http.HttpClient;
import dev.tocsin.apply.Stop;
import dev.tocsin.azure.Waiting;
import java.time.Duration;

/** What a run meets outside itself: the network, time that passes, and people who want it to end. Tests bring their own. */
interface Outside {
    /** What requests go through on their way to this client. */
    HttpClient network(HttpClient client);

    /** How waiting passes. */
    Waiting waiting();

    /** How long one request may take, its body included. */
    Duration deadline();

    /** Tells when the run shall end. */
    Stop stop();

    /**
     * From now on the signals that end a process ask the run to stop; a second one ends the process at once.
     *
     * @param told is run when the first one comes
     */
    void watchSignals(Runnable told);
}
