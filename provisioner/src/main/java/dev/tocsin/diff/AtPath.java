package dev.tocsin.diff;

/** Something that is told of one place in a body. */
public interface AtPath {
    /** JSON pointer into the body. */
    String path();
}
