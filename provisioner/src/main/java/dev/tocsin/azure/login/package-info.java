/** Signing in: which credentials are tried, and where a token may go. */
@NullMarked
package dev.tocsin.azure.login;

import org.jspecify.annotations.NullMarked;
