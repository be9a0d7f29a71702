package dev.tocsin.arm;

/** When a client may set or see a property: the values of {@code x-ms-mutability} in Microsoft's OpenAPI. */
public enum Mutability {
    CREATE,
    READ,
    UPDATE
}
