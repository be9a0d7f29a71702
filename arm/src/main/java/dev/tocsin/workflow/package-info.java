/**
 * Runs workflows of Logic Apps without Azure: the part of the Workflow Definition Language that Tocsin's bridges use, and nothing
 * else. What is not in it is refused by name, so a preview never shows what Azure would not post.
 */
@NullMarked
package dev.tocsin.workflow;

import org.jspecify.annotations.NullMarked;
