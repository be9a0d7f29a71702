package dev.tocsin.kql.symbol;

/** What a name can mean. Symbols are compared by identity: two columns of one name and type are two columns. */
public sealed interface Symbol permits Type, Column, Variable {
    String name();
}
