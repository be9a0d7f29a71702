/**
 * What a query says, as a tree of records. Every node knows its place in the text, and names its children in the order of
 * the text. Components that the language lets one leave out are {@code @Nullable} or empty lists. The tree of a wrong query
 * is complete too: {@link dev.tocsin.kql.tree.Value.Missing} stands where something is missing.
 */
@NullMarked
package dev.tocsin.kql.tree;

import org.jspecify.annotations.NullMarked;
