/** From definitions to ARM bodies: FreeMarker in string leaves and in templates, locked down, never able to change JSON structure. */
@NullMarked
package dev.tocsin.render;

import org.jspecify.annotations.NullMarked;
