/** What Tocsin asks Azure through the SDK's typed clients, and never declares through them. */
@NullMarked
package dev.tocsin.azure.lookup;

import org.jspecify.annotations.NullMarked;
