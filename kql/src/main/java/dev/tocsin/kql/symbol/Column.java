package dev.tocsin.kql.symbol;

/** A column of a table, or a property of an object whose properties are known. */
public final class Column implements Symbol {
    private final String name;
    private final Type type;

    public Column(String name, Type type) {
        this.name = name;
        this.type = type;
    }

    @Override
    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    /** This column if the name is its own, else a new one. */
    public Column named(String newName) {
        return newName.equals(name) ? this : new Column(newName, type);
    }

    /** This column if the type is its own, else a new one. */
    public Column typed(Type newType) {
        return newType.equals(type) ? this : new Column(name, newType);
    }

    @Override
    public String toString() {
        return name + ":" + type.word();
    }
}
