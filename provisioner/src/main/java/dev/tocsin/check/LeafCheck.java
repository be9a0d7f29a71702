package dev.tocsin.check;

import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.resource.DesiredResource;

/** One thing to verify about every scalar value of every declared resource. */
interface LeafCheck {
    /** Reports what is wrong with this value of a resource. */
    void check(DesiredResource resource, Leaves.Leaf leaf, Diagnostics diagnostics);
}
