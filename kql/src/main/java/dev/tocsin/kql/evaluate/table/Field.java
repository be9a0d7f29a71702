package dev.tocsin.kql.evaluate.table;

import dev.tocsin.kql.evaluate.value.ValueType;

/** A column's name and type. */
public record Field(String name, ValueType type) {}
