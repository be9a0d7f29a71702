/** How requests leave this machine: TLS, further authorities, proxies. */
@NullMarked
package dev.tocsin.azure.http;

import org.jspecify.annotations.NullMarked;
