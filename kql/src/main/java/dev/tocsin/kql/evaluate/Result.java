package dev.tocsin.kql.evaluate;

import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.text.KqlDiagnostic;
import java.util.List;

/** How a run ends. */
public sealed interface Result {
    /** The table that the query gives. */
    record Rows(Table table) implements Result {}

    /** Valid, but not implemented here, or beyond a limit: by name and place. */
    record Refused(List<KqlDiagnostic> reasons) implements Result {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** Wrong: the service reports an error for it, too. */
    record Failed(List<KqlDiagnostic> errors) implements Result {
        public Failed {
            errors = List.copyOf(errors);
        }
    }
}
