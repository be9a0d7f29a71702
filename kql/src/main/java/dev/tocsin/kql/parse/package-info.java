/** From tokens to the tree, by recursive descent; after an error the parser goes on, so that one run tells of several. */
@NullMarked
package dev.tocsin.kql.parse;

import org.jspecify.annotations.NullMarked;
