/** What every page that we write needs. */
@NullMarked
package dev.tocsin.html;

import org.jspecify.annotations.NullMarked;
