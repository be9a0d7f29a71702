package dev.tocsin.kql.tree;

/** What has a value: a scalar, or a table. */
public sealed interface Expression extends Node permits Value, Operation, Tabular {}
