package dev.tocsin.json;

import org.jspecify.annotations.Nullable;

/**
 * How much of a document we are willing to read.
 *
 * @param maxChars longest text, in UTF-16 units
 * @param maxDepth deepest nesting of objects and arrays
 * @param maxTokens most JSON tokens
 */
public record JsonLimits(int maxChars, int maxDepth, int maxTokens) {
    /**
     * For files that people write: 8 MiB, depth 64, two million tokens. The largest of 710 public gallery workbooks has
     * 1.04 MB and depth 31.
     */
    public static final JsonLimits DEFINITION = new JsonLimits(8 << 20, 64, 2_000_000);

    /** For what a service answers: pages of full bodies are larger than any one file. */
    public static final JsonLimits RESPONSE = new JsonLimits(64 << 20, 64, 16_000_000);

    // Written out because every start compares limits: the record's own methods are linked at their first call, which
    // takes
    // a cold JVM 8 ms.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonLimits limits
                && maxChars == limits.maxChars
                && maxDepth == limits.maxDepth
                && maxTokens == limits.maxTokens;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * maxChars + maxDepth) + maxTokens;
    }
}
