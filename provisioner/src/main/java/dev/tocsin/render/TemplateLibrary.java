package dev.tocsin.render;

import dev.tocsin.arm.Shape;
import dev.tocsin.arm.ShapeReader;
import dev.tocsin.arm.UnsupportedSchemaException;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.TextPosition;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.SecretLiterals;
import dev.tocsin.load.UnreadableFileException;
import dev.tocsin.secret.SecretPattern;
import freemarker.cache.TemplateLoader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The templates of a project: {@code templates/<name>.ftl}, their parameters, and the files they include. Loads only from
 * below {@code templates/}, refuses built-ins and directives that could escape the sandbox, and marks lines.
 */
final class TemplateLibrary implements TemplateLoader {
    static final String FOLDER = "templates";
    static final String ENDING = ".ftl";

    /** A template that must not be used; the message is for the user. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient RenderException.Place place;

        private Refused(String message, RenderException.Place place) {
            super(message);
            this.place = place;
        }

        RenderException.Place place() {
            return place;
        }
    }

    private final ProjectFiles files;
    private final List<String> names;
    private Optional<String> problem = Optional.empty();
    private final Map<String, Shape> shapes = new HashMap<>();
    /** Those that were loaded; on the thread that renders, also while results are read on another one. */
    private final List<String> loaded = new CopyOnWriteArrayList<>();

    TemplateLibrary(ProjectFiles files) {
        this.files = files;
        this.names = find();
    }

    /** Names of all templates, without ending, sorted. */
    List<String> names() {
        return names;
    }

    private List<String> find() {
        try {
            List<String> found = new ArrayList<>();
            for (Path path : files.list(FOLDER)) {
                String file = nameOf(path);
                if (file.endsWith(ENDING)) {
                    found.add(file.substring(0, file.length() - ENDING.length()));
                }
            }
            return List.copyOf(found);
        } catch (UnreadableFileException e) {
            problem = Optional.of(String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    /** Why the folder could not be looked through. */
    Optional<String> problem() {
        return problem;
    }

    /** The file a template's name stands for, if there is one. */
    Optional<String> fileOf(String template) {
        return names.contains(template) ? Optional.of(template + ENDING) : Optional.empty();
    }

    /** How a template file is called in messages. */
    static String display(String file) {
        return FOLDER + "/" + file;
    }

    /** The template file with this number in line marks. */
    String loaded(int number) {
        return number < loaded.size() ? loaded.get(number) : "";
    }

    /** The number in line marks of a template that was loaded. */
    int numberOf(String template) {
        return Math.max(0, loaded.indexOf(template + ENDING));
    }

    /**
     * The shape of a template's parameters.
     *
     * @throws RenderException when {@code <name>.parameters.json} is missing or not usable
     */
    Shape parameters(String template) throws RenderException {
        Shape known = shapes.get(template);
        if (known == null) {
            known = readParameters(template);
            shapes.put(template, known);
        }
        return known;
    }

    private Shape readParameters(String template) throws RenderException {
        String file = template + ".parameters.json";
        try {
            Path path = files.resolve(files.root().resolve(FOLDER), file);
            return ShapeReader.read(new JsonReader(JsonLimits.DEFINITION).readTree(files.read(path)));
        } catch (UnreadableFileException e) {
            throw new RenderException("the template \"" + template + "\" declares no parameters; write " + display(file)
                    + " (" + e.getMessage() + ")");
        } catch (JsonSyntaxException e) {
            throw new RenderException(
                    "not valid JSON: " + e.getMessage(),
                    Optional.of(new RenderException.Place(
                            file, e.position().line(), e.position().column())));
        } catch (UnsupportedSchemaException e) {
            throw new RenderException(
                    String.valueOf(e.getMessage()), Optional.of(new RenderException.Place(file, 1, 1)));
        }
    }

    @Override
    public @Nullable Object findTemplateSource(String name) {
        if (!name.endsWith(ENDING)) {
            return null;
        }
        try {
            return new Source(name, files.resolve(files.root().resolve(FOLDER), name));
        } catch (UnreadableFileException e) {
            return null;
        }
    }

    @Override
    public long getLastModified(Object source) {
        return -1;
    }

    @Override
    public Reader getReader(Object source, String encoding) throws IOException {
        Source template = (Source) source;
        try {
            String text = files.read(template.path());
            refuse(template.name(), text);
            loaded.add(template.name());
            return new StringReader(LineMarks.add(text, loaded.size() - 1));
        } catch (UnreadableFileException e) {
            throw new Refused(String.valueOf(e.getMessage()), new RenderException.Place(template.name(), 1, 1));
        }
    }

    @Override
    public void closeTemplateSource(Object source) {}

    private static void refuse(String name, String text) throws Refused {
        Optional<Sandbox.Refusal> refusal = Sandbox.find(text);
        if (refusal.isPresent()) {
            TextPosition at = TextPosition.in(text, refusal.get().offset());
            throw new Refused(
                    "\"" + refusal.get().what() + "\" is not allowed in templates",
                    new RenderException.Place(name, at.line(), at.column()));
        }
        for (SecretPattern.Literal secret : SecretPattern.literals(text)) {
            TextPosition at = TextPosition.in(text, secret.offset());
            throw new Refused(
                    SecretLiterals.message(secret.what()), new RenderException.Place(name, at.line(), at.column()));
        }
    }

    private String nameOf(Path file) {
        return files.display(file).substring(FOLDER.length() + 1);
    }

    private record Source(String name, Path path) {}
}
