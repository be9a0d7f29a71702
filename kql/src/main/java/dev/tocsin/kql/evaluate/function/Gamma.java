package dev.tocsin.kql.evaluate.function;

/** The gamma function and the error function, to about 14 digits. */
final class Gamma {
    /** Of Lanczos' approximation with g = 7 and 9 terms. */
    private static final double[] TERMS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        0.000009984369578019572,
        1.5056327351493116e-7
    };

    private static final double G = 7;
    private static final int LARGEST_FACTORIAL = 171;
    private static final int ROUNDS = 500;
    private static final double BORDER = 2.5;

    private Gamma() {}

    static double of(double x) {
        if (x == Math.rint(x) && x <= LARGEST_FACTORIAL) {
            double product = 1;
            for (int i = 2; i < x; i++) {
                product *= i;
            }
            return product;
        }
        return Math.exp(logarithm(x));
    }

    /** Of a positive number. */
    static double logarithm(double x) {
        if (x == 1 || x == 2) {
            return 0;
        }
        if (x < 0.5) {
            return Math.log(Math.PI / Math.sin(Math.PI * x)) - logarithm(1 - x);
        }
        double y = x - 1;
        double sum = TERMS[0];
        for (int i = 1; i < TERMS.length; i++) {
            sum += TERMS[i] / (y + i);
        }
        double t = y + G + 0.5;
        return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
    }

    static double error(double x) {
        return Math.abs(x) < BORDER ? series(x) : x < 0 ? tail(-x) - 1 : 1 - tail(x);
    }

    /** One less the error function, exact where that is small. */
    static double errorComplement(double x) {
        return x < BORDER ? 1 - error(x) : tail(x);
    }

    /** Near zero: a series. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < ROUNDS && Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    /** Elsewhere: a continued fraction. */
    private static double tail(double x) {
        double fraction = 0;
        for (int n = 80; n >= 1; n--) {
            fraction = n / 2.0 / (x + fraction);
        }
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
    }
}
