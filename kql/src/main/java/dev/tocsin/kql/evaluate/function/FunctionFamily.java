package dev.tocsin.kql.evaluate.function;

/** Functions that belong together. Adding one to a family, or a family to {@link FunctionRegistry}, is all that it takes. */
interface FunctionFamily {
    void addTo(FunctionRegistry.Entries functions);
}
