/**
 * A local Azure Resource Manager for Azure Monitor: checks bodies against Microsoft's OpenAPI, answers with the quirks
 * of the live service, keeps its state in a folder that several processes may share, and can be told to fail.
 */
@NullMarked
package dev.tocsin.emulator;

import org.jspecify.annotations.NullMarked;
