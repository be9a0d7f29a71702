/** Text, JSON and markdown, all rendered from the one plan model. Gets data, returns text. */
@NullMarked
package dev.tocsin.report;

import org.jspecify.annotations.NullMarked;
