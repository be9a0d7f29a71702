@NullMarked
package dev.tocsin.preview.chart;

import org.jspecify.annotations.NullMarked;
