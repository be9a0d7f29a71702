package dev.tocsin.secret;

/** The mask over a text that comes in pieces: a secret that is split over two of them is found too. Not thread-safe. */
public final class MaskedText {
    private String pending = "";

    /** What can be shown now that this piece came. */
    public String accept(Mask mask, String piece) {
        String all = pending + piece;
        Mask.Shown shown = mask.shown(all);
        pending = all.substring(shown.length());
        return shown.text();
    }

    /** What was held back. */
    public String rest(Mask mask) {
        String all = pending;
        pending = "";
        return mask.apply(all);
    }
}
