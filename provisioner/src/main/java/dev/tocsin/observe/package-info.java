/** What a run tells about itself: as lines of JSON, and as OpenTelemetry traces and metrics. */
@NullMarked
package dev.tocsin.observe;

import org.jspecify.annotations.NullMarked;
