/**
 * What names of a query can mean, and the types of its expressions. The rules of types and signatures are those of
 * Microsoft's own binder (github.com/microsoft/Kusto-Query-Language); the functions are data, in {@code functions.txt}.
 */
@NullMarked
package dev.tocsin.kql.symbol;

import org.jspecify.annotations.NullMarked;
