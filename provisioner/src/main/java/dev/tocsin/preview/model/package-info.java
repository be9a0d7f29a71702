/** What a workbook says: parameters and their scopes, references to them, visibility. */
@NullMarked
package dev.tocsin.preview.model;

import org.jspecify.annotations.NullMarked;
