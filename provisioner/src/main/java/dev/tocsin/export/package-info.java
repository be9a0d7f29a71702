/** The desired state as a template for Azure's own engine: ARM JSON or Bicep. Pure: no input, no output. */
@NullMarked
package dev.tocsin.export;

import org.jspecify.annotations.NullMarked;
