/**
 * What a query's names mean, which types its expressions have, and which columns it gives. The rules, and the codes of what
 * is wrong, are those of Microsoft's own binder (github.com/microsoft/Kusto-Query-Language).
 */
@NullMarked
package dev.tocsin.kql.bind;

import org.jspecify.annotations.NullMarked;
