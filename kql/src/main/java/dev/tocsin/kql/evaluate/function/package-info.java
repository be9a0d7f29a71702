/** Functions on values. Each family of them is a class that adds its functions to the registry by name. */
@NullMarked
package dev.tocsin.kql.evaluate.function;

import org.jspecify.annotations.NullMarked;
