package dev.tocsin.export;

/** The languages of Azure's engine that a template can be written in. */
public enum TemplateFormat {
    /** An ARM template: JSON with expressions. */
    ARM,
    /** A Bicep file. */
    BICEP
}
