package dev.tocsin.emulator;

/** How a delay passes. */
interface Sleeper {
    void sleep(long millis) throws InterruptedException;
}
