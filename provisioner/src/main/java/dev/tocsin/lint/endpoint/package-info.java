/**
 * Rules on where alerts and queries go. Secrets that stand in files are no rule of lint: loading refuses them (TOC0118), because
 * nothing is sent while one is there. What stands behind an endpoint's host is never told.
 */
@NullMarked
package dev.tocsin.lint.endpoint;

import org.jspecify.annotations.NullMarked;
