/** Made-up rows: streams with constant, rising, noisy, spiky and failing values, and gaps. The same input gives the same rows. */
@NullMarked
package dev.tocsin.alerting.data;

import org.jspecify.annotations.NullMarked;
