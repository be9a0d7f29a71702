/** Tokens of the Kusto Query Language. Knows no grammar. */
@NullMarked
package dev.tocsin.kql.syntax;

import org.jspecify.annotations.NullMarked;
