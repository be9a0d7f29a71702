@NullMarked
package dev.tocsin.preview;

import org.jspecify.annotations.NullMarked;
