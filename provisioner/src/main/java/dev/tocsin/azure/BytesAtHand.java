package dev.tocsin.azure;

/**
 * A response whose body is in memory. azure-core's {@code BinaryData} sets up a JSON serializer on first use, which takes longer
 * than all else that a short run does with the emulator.
 */
interface BytesAtHand {
    /** The whole body. */
    byte[] bytes();
}
