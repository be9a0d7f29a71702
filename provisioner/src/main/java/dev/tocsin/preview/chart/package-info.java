/** Rows and settings of an item → what a chart shows, and the option that ECharts draws it from. Pure. */
@NullMarked
package dev.tocsin.preview.chart;

import org.jspecify.annotations.NullMarked;
