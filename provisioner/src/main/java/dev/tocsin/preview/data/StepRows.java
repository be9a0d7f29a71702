package dev.tocsin.preview.data;

import java.util.Optional;

/** The rows of the other items of a workbook, for merges. */
@FunctionalInterface
public interface StepRows {
    /** Nobody has rows. */
    StepRows NONE = name -> Optional.empty();

    /** The rows of the item of that name; empty when there is no such item. */
    Optional<Answer> of(String name);
}
