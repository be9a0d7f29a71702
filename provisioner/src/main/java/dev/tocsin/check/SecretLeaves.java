package dev.tocsin.check;

import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.load.SecretLiterals;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.secret.SecretPattern;
import java.util.List;

/** Finds secrets that came into a body as ordinary values: from a variable of the process or the command line, in no file. */
final class SecretLeaves implements LeafCheck {
    /** Longer texts came from files, which were looked at as such. */
    private static final int LONGEST = 8192;

    @Override
    public void check(DesiredResource resource, Leaves.Leaf leaf, Diagnostics diagnostics) {
        if (leaf.value().isTextual() && leaf.value().textValue().length() <= LONGEST) {
            List<SecretPattern.Literal> found =
                    SecretPattern.literals(leaf.value().textValue());
            if (!found.isEmpty()) {
                diagnostics.add(resource.origin()
                        .error(
                                SecretLiterals.CODE,
                                leaf.pointer(),
                                SecretLiterals.message(found.get(0).what())));
            }
        }
    }
}
