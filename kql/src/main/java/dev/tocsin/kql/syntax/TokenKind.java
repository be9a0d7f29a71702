package dev.tocsin.kql.syntax;

/** What a token is. Keywords are one kind: which one it is says {@link Tokens#word}. */
public enum TokenKind {
    END("end of the query"),
    BAD("a character that is not part of the language"),
    DIRECTIVE("a directive"),
    IDENTIFIER("a name"),
    KEYWORD("a keyword"),
    /** {@code {Name}} or {@code {Name:specifier}}: a workbook parameter's place. */
    PLACEHOLDER("a placeholder"),
    LONG("a number"),
    INT("an int literal"),
    REAL("a number"),
    DECIMAL("a decimal literal"),
    BOOL("a bool literal"),
    DATETIME("a datetime literal"),
    TIMESPAN("a timespan literal"),
    GUID("a guid literal"),
    /** A guid without {@code guid(…)}: a token of its own so that the parser can say what to write. */
    RAW_GUID("a guid"),
    STRING("a string"),
    OPEN_PAREN("("),
    CLOSE_PAREN(")"),
    OPEN_BRACKET("["),
    CLOSE_BRACKET("]"),
    OPEN_BRACE("{"),
    CLOSE_BRACE("}"),
    BAR("|"),
    LESS_BAR("<|"),
    DOT("."),
    DOT_DOT(".."),
    PLUS("+"),
    MINUS("-"),
    STAR("*"),
    SLASH("/"),
    PERCENT("%"),
    LESS("<"),
    LESS_EQUAL("<="),
    LESS_GREATER("<>"),
    GREATER(">"),
    GREATER_EQUAL(">="),
    EQUAL("="),
    EQUAL_EQUAL("=="),
    EQUAL_TILDE("=~"),
    FAT_ARROW("=>"),
    BANG_EQUAL("!="),
    BANG_TILDE("!~"),
    COLON(":"),
    SEMICOLON(";"),
    COMMA(","),
    AT("@"),
    QUESTION("?");

    private final String shown;

    TokenKind(String shown) {
        this.shown = shown;
    }

    /** The token as messages show it: its text where it has only one. */
    public String shown() {
        return shown;
    }
}
