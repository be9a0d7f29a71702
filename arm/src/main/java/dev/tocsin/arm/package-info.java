/**
 * The shapes of ARM resources as data, compiled from Microsoft's OpenAPI files, and the check of a JSON body against
 * such a shape. Pure: it reads only resources of its own jar and knows neither HTTP nor the command line.
 */
@NullMarked
package dev.tocsin.arm;

import org.jspecify.annotations.NullMarked;
