package dev.tocsin.azure;

import com.azure.core.util.Context;
import com.azure.core.util.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/** Traces nothing. A pipeline without a tracer makes azure-core look for one on the class path, at every start. */
final class Untraced implements Tracer {
    @Override
    public boolean isEnabled() {
        return false;
    }

    @Override
    public Context start(String method, Context context) {
        return context;
    }

    @Override
    public void end(@Nullable String error, @Nullable Throwable throwable, Context context) {}

    @Override
    public void setAttribute(String key, String value, Context context) {}
}
