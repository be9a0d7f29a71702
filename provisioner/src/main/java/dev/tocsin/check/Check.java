package dev.tocsin.check;

import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.resource.DesiredResource;

/** One thing to verify about every declared resource. */
interface Check {
    /** Reports what is wrong with this resource. */
    void check(DesiredResource resource, Diagnostics diagnostics);
}
