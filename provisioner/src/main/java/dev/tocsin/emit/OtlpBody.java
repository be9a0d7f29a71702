package dev.tocsin.emit;

import dev.tocsin.emulator.otlp.Signal;

/**
 * A request of OTLP.
 *
 * @param bytes the export request in protobuf; owned by the body: do not change them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: bytes on their way through
public record OtlpBody(Signal signal, byte[] bytes) {}
