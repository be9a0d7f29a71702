/** Who hears of an alert, when, and what they read: without Azure, from the desired state alone. */
@NullMarked
package dev.tocsin.notify;

import org.jspecify.annotations.NullMarked;
