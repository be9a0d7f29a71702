package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.ValueType;
import org.jspecify.annotations.Nullable;

/** Functions of statistics: gamma, error and beta. What the pages do not define is NaN, as they say of beta. */
final class SpecialFunctions implements FunctionFamily {
    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add("gamma", site -> positive(site, Gamma::of))
                .add("loggamma", site -> positive(site, Gamma::logarithm))
                .add("erf", site -> Kernels.each(ValueType.REAL, values -> Gamma.error(real(values[0]))))
                .add("erfc", site -> Kernels.each(ValueType.REAL, values -> Gamma.errorComplement(real(values[0]))))
                .add("beta_cdf", site -> beta(values -> Beta.cumulative(values[0], values[1], values[2])))
                .add("beta_pdf", site -> beta(values -> Beta.density(values[0], values[1], values[2])))
                .add("welch_test", SpecialFunctions::welch)
                .add(
                        "beta_inv",
                        site -> Kernels.each(ValueType.REAL, values -> {
                            double p = real(values[0]);
                            double a = real(values[1]);
                            double b = real(values[2]);
                            if (a <= 0 || b <= 0) {
                                return Double.NaN;
                            }
                            return p < 0 || p > 1 ? null : (Object) Beta.inverse(p, a, b);
                        }));
    }

    @FunctionalInterface
    private interface OfReal {
        double apply(double value);
    }

    @FunctionalInterface
    private interface OfReals {
        double apply(double[] values);
    }

    private static double real(@Nullable Object value) {
        return ((Number) java.util.Objects.requireNonNull(value)).doubleValue();
    }

    private static Kernel positive(CallSite site, OfReal function) {
        return Kernels.each(ValueType.REAL, values -> {
            double value = real(values[0]);
            if (value <= 0) {
                throw site.undocumented("a number that is not positive has no documented result");
            }
            return function.apply(value);
        });
    }

    /** The two-tailed probability that two samples have the same mean: means, variances and counts of both. */
    private static Kernel welch(CallSite site) {
        return Kernels.each(ValueType.REAL, values -> {
            double first = real(values[1]) / real(values[2]);
            double second = real(values[4]) / real(values[5]);
            double off = real(values[0]) - real(values[3]);
            double freedom = (first + second)
                    * (first + second)
                    / (first * first / (real(values[2]) - 1) + second * second / (real(values[5]) - 1));
            if (!(first + second > 0) || !(freedom > 0)) {
                throw site.undocumented("samples without variance have no documented result");
            }
            double square = off * off / (first + second);
            return Beta.cumulative(freedom / (freedom + square), freedom / 2, 0.5);
        });
    }

    private static Kernel beta(OfReals function) {
        return Kernels.each(ValueType.REAL, values -> {
            double[] reals = {real(values[0]), real(values[1]), real(values[2])};
            boolean outside = reals[0] < 0 || reals[0] > 1 || reals[1] <= 0 || reals[2] <= 0;
            return outside ? Double.NaN : function.apply(reals);
        });
    }
}
