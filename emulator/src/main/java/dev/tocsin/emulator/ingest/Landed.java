package dev.tocsin.emulator.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A row of a workspace's table.
 *
 * @param table such as {@code AppMetrics}
 * @param columns those that have a value; {@code TimeGenerated} always
 */
public record Landed(String table, ObjectNode columns) {}
