package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.evaluate.operator.Relation;

/** A table that can be computed, and its columns. */
record TableNode(Relation relation, RowShape shape) {}
