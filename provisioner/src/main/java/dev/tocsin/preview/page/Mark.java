package dev.tocsin.preview.page;

/**
 * What is to be told of an item beside itself: that it changed, or what is wrong with it.
 *
 * @param look one of {@code added removed moved changed error warning note}
 * @param text for people
 */
public record Mark(String look, String text) {}
