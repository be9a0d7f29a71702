package dev.tocsin.lint;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.lint.Purpose;
import dev.tocsin.kql.text.TextLines;
import dev.tocsin.resource.DesiredResource;
import org.jspecify.annotations.Nullable;

/** A query of the project. It is parsed and bound once, when the first rule asks. */
public final class LintedQuery {
    private final DesiredResource resource;
    private final String pointer;
    private final String text;
    private final Purpose purpose;
    private final boolean timed;
    private final QueryScope scope;
    private final QueryPlaces places;
    private final Binders binders;
    private @Nullable BoundQuery bound;

    LintedQuery(
            DesiredResource resource,
            String pointer,
            String text,
            Purpose purpose,
            boolean timed,
            QueryScope scope,
            QueryPlaces places,
            Binders binders) {
        this.resource = resource;
        this.pointer = pointer;
        this.text = text;
        this.purpose = purpose;
        this.timed = timed;
        this.scope = scope;
        this.places = places;
        this.binders = binders;
    }

    /** The resource whose query it is. */
    public DesiredResource resource() {
        return resource;
    }

    /** Of the query in the rendered definition; behind the content's pointer for a workbook. */
    public String pointer() {
        return pointer;
    }

    /** What it is known by in the project. */
    String key() {
        return resource.key() + pointer;
    }

    /** The line of an offset in the text, from one. */
    int line(int offset) {
        return new TextLines(text).line(offset);
    }

    /** As it is sent. */
    public String text() {
        return text;
    }

    /** What runs it. */
    public Purpose purpose() {
        return purpose;
    }

    /** Whether what runs it limits the time range. */
    public boolean timed() {
        return timed;
    }

    /** Which tables it sees. */
    public QueryScope scope() {
        return scope;
    }

    /** From offsets in the text to places in the user's files. */
    public QueryPlaces places() {
        return places;
    }

    /** With names resolved. */
    public BoundQuery bound() {
        BoundQuery known = bound;
        if (known == null) {
            known = binders.bind(this);
            bound = known;
        }
        return known;
    }
}
