package dev.tocsin.emulator;

/**
 * Who sent a request, as resources remember it.
 *
 * @param name a user's principal name, or an application's client id
 * @param type how {@code systemData} calls it
 */
public record Caller(String name, Type type) {
    /** What kind of identity it is; the names are those of {@code createdByType}. */
    public enum Type {
        /** A person. */
        USER("User"),
        /** A service principal or a managed identity. */
        APPLICATION("Application");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** Whoever works in this process. */
    public static final Caller LOCAL_USER = new Caller("user@emulator.invalid", Type.USER);

    /** The application with this client id. */
    public static Caller application(String clientId) {
        return new Caller(clientId, Type.APPLICATION);
    }

    /** Its object id in the directory: invented, and the same for ever. Made when asked for, which a start never does. */
    public String objectId() {
        return Ids.of(type == Type.USER ? "user" : "application " + name).toString();
    }
}
