/**
 * Tests of the reports. {@code src/test/resources/golden} holds a text, a markdown and a JSON file per scenario;
 * {@code -Dupdate.golden=true} writes them anew, and nothing else ever does.
 */
@NullMarked
package dev.tocsin.report;

import org.jspecify.annotations.NullMarked;
