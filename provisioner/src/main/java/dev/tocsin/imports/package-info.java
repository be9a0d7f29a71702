/** Live resources become definitions: files, values of the project file, and what cannot be imported, by name. No input or output. */
@NullMarked
package dev.tocsin.imports;

import org.jspecify.annotations.NullMarked;
