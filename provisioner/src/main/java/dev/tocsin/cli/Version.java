package dev.tocsin.cli;

import java.util.Optional;

/** Which version this is. */
final class Version {
    static final String TEXT = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
            .orElse("development");

    private Version() {}
}
