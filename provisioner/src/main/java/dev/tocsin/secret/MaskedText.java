package dev.tocsin.secret;

/** The mask over a text that comes in pieces: a secret that is split over two of them is found too. Not thread-safe. */
public final class MaskedText {
    private String pending = "";

    /** What can be shown now that this piece came. */
    public String accept(Mask mask, String piece) {
        String all = pending + piece;
        int safe = mask.showable(all);
        pending = all.substring(safe);
        return mask.apply(all.substring(0, safe));
    }

    /** What was held back. */
    public String rest(Mask mask) {
        String all = pending;
        pending = "";
        return mask.apply(all);
    }
}
