/** What can be known to be wrong before anything is sent: shapes from Microsoft's OpenAPI, references, service limits. */
@NullMarked
package dev.tocsin.check;

import org.jspecify.annotations.NullMarked;
