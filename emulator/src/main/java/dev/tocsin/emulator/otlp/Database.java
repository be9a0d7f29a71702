package dev.tocsin.emulator.otlp;

import java.util.Set;

/** Databases by the attribute {@code db.system} ({@code export/trace/_utils.py}, {@code _exporter.py}). */
final class Database {
    private static final Set<String> SQL =
            Set.of("db2", "derby", "mariadb", "mssql", "oracle", "sqlite", "other_sql", "hsqldb", "h2");

    private Database() {}

    /** 0 for one that is not known. */
    static int port(String system) {
        return switch (system) {
            case "postgresql" -> 5_432;
            case "cassandra" -> 9_042;
            case "mariadb", "mysql" -> 3_306;
            case "mssql" -> 1_433;
            case "memcached" -> 11_211;
            case "db2" -> 50_000;
            case "oracle" -> 1_521;
            case "h2" -> 8_082;
            case "derby" -> 1_527;
            case "redis" -> 6_379;
            default -> 0;
        };
    }

    /** The type of a dependency on it. */
    static String type(String system) {
        return SQL.contains(system) ? "SQL" : system;
    }
}
