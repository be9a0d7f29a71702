/** From files to definitions: finds the project, reads it within limits, keeps every position. Renders nothing. */
@NullMarked
package dev.tocsin.load;

import org.jspecify.annotations.NullMarked;
