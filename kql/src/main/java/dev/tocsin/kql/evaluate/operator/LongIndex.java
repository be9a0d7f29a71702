package dev.tocsin.kql.evaluate.operator;

import java.util.Arrays;

/** Numbers for longs, in the order in which they come. */
final class LongIndex {
    private long[] keys = new long[64];
    private int[] numbers = new int[64];
    private int count;

    int size() {
        return count;
    }

    /** The number of that key; a new one for a new key. */
    int number(long key) {
        int mask = keys.length - 1;
        int at = hash(key) & mask;
        while (true) {
            int number = numbers[at];
            if (number == 0) {
                keys[at] = key;
                numbers[at] = ++count;
                if (2 * count > keys.length) {
                    grow();
                }
                return count - 1;
            }
            if (keys[at] == key) {
                return number - 1;
            }
            at = (at + 1) & mask;
        }
    }

    /** The number of that key; -1 for none. */
    int find(long key) {
        int mask = keys.length - 1;
        for (int at = hash(key) & mask; numbers[at] != 0; at = (at + 1) & mask) {
            if (keys[at] == key) {
                return numbers[at] - 1;
            }
        }
        return -1;
    }

    private static int hash(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) ^ (int) (mixed >>> 48);
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[2 * oldKeys.length];
        numbers = new int[keys.length];
        int mask = keys.length - 1;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNumbers[i] != 0) {
                int at = hash(oldKeys[i]) & mask;
                while (numbers[at] != 0) {
                    at = (at + 1) & mask;
                }
                keys[at] = oldKeys[i];
                numbers[at] = oldNumbers[i];
            }
        }
    }

    /** What it holds, in bytes. */
    long bytes() {
        return 12L * keys.length;
    }

    /** Empty again. */
    void clear() {
        Arrays.fill(numbers, 0);
        count = 0;
    }
}
