package dev.tocsin.cli;

import com.azure.core.http.HttpClient;
import dev.tocsin.apply.Stop;
import dev.tocsin.azure.Waiting;
import dev.tocsin.watch.Changes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

/** What a run meets outside itself: the network, time that passes, people who save files and who want it to end. Tests bring their own. */
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

    /**
     * What is saved below a folder from now on. A signal ends that and interrupts nothing: the process then exits with the run's
     * own code.
     *
     * @param matters whether changes of a file count; by its name relative to the folder
     * @throws IOException when the folder cannot be watched; the message is for people
     */
    Changes changes(Path folder, Predicate<String> matters) throws IOException;
}
