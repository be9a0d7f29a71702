/** What stands between a project and alerts that reach somebody, looked at without changing anything. */
@NullMarked
package dev.tocsin.doctor;

import org.jspecify.annotations.NullMarked;
