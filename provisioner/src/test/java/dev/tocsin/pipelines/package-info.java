/** The pipeline samples, the roles and the README's commands, executed. */
package dev.tocsin.pipelines;
