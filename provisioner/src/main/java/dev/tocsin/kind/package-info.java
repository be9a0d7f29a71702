/** Resource types we manage, as data: a kind is an entry in {@code kinds.json}, not a class. */
@NullMarked
package dev.tocsin.kind;

import org.jspecify.annotations.NullMarked;
