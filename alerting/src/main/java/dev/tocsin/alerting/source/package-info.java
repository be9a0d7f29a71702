/** What rules are evaluated on: rows of a query, series of metrics, events of the activity log. */
@NullMarked
package dev.tocsin.alerting.source;

import org.jspecify.annotations.NullMarked;
