package dev.tocsin.imports;

import dev.tocsin.arm.ArmSpecs;
import dev.tocsin.arm.Shape;
import dev.tocsin.diff.Comparison;
import dev.tocsin.diff.Differ;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.kind.Kind;
import dev.tocsin.load.Definition;
import dev.tocsin.load.Environment;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.SourceFile;
import dev.tocsin.load.UnreadableFileException;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.resource.NameUuid;
import dev.tocsin.resource.OwnTags;
import dev.tocsin.resource.ResourceId;
import dev.tocsin.secret.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes definitions of live resources. Reads files of the project to see what is there; writes nothing. */
public final class Importer {
    private static final String JSON = ".json";
    private static final int SHOWN = 3;

    private final ArmSpecs specs;
    private final ImportRules rules;
    private final ProjectFiles files;
    private final Environment environment;
    private final DesiredState state;
    private final boolean force;

    private final Map<String, DesiredResource> byId = new HashMap<>();
    private final Set<String> absent = new HashSet<>();

    /**
     * An importer into one environment of a project.
     *
     * @param state what is defined already
     * @param force whether to overwrite files that differ
     */
    public Importer(
            ArmSpecs specs,
            ImportRules rules,
            ProjectFiles files,
            Environment environment,
            DesiredState state,
            boolean force) {
        this.specs = specs;
        this.rules = rules;
        this.files = files;
        this.environment = environment;
        this.state = state;
        this.force = force;
        state.resources().forEach(one -> byId.put(one.id().key(), one));
        state.absent().forEach(one -> absent.add(one.id().key()));
    }

    /** A live resource and what it is. */
    public record Live(Kind kind, ActualResource resource) {}

    /** Lists of what has been found out. */
    private record Findings(
            List<String> unchanged,
            List<Imported.Reason> conflicts,
            List<Imported.Reason> skipped,
            List<Imported.Reason> problems,
            List<String> notes) {
        private Findings() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * What is to be done.
     *
     * @param live in the order in which they shall be told
     * @param unfit ids in lower case of resources that cannot be imported, with the reason of each
     */
    public Imported of(Collection<Live> live, Map<String, String> unfit) {
        Findings findings = new Findings();
        Map<String, Piece> pieces = new LinkedHashMap<>();
        for (Live one : live) {
            piece(one, unfit, findings).ifPresent(piece -> {
                boolean twice = pieces.containsKey(piece.key())
                        || state.find(piece.key()).isPresent() && !byId.containsKey(ResourceId.key(piece.id()));
                if (twice) {
                    findings.problems()
                            .add(reason(
                                    piece.key(),
                                    "another definition has this name already: "
                                            + piece.live().id()));
                } else {
                    pieces.put(piece.key(), piece);
                }
            });
        }
        return write(pieces.values(), findings);
    }

    /** The same of pieces that come from somewhere else. */
    Imported assemble(Map<String, Piece> pieces, List<Imported.Reason> problems, List<String> notes) {
        Findings findings = new Findings();
        findings.problems().addAll(problems);
        findings.notes().addAll(notes);
        List<Piece> own = new ArrayList<>();
        pieces.forEach((key, piece) -> {
            boolean twice = state.find(key).isPresent() && !byId.containsKey(ResourceId.key(piece.id()));
            if (twice) {
                findings.problems().add(reason(key, "another definition has this name already"));
            } else {
                own.add(piece);
            }
        });
        return write(own, findings);
    }

    private Imported write(Collection<Piece> pieces, Findings findings) {
        Values values = new Values(environment);
        values.collect(pieces);
        Expressions expressions = new Expressions(environment, values);
        state.resources().forEach(one -> expressions.know(one.id().path(), one.key()));
        pieces.forEach(piece -> expressions.know(piece.id(), piece.key()));
        return written(pieces, new DefinitionWriter(environment, expressions, values), values, findings);
    }

    private Optional<Piece> piece(Live one, Map<String, String> unfit, Findings findings) {
        ActualResource live = one.resource();
        String name = live.id().substring(live.id().lastIndexOf('/') + 1);
        String what = one.kind().alias() + "/" + name;
        Optional<String> owner =
                live.tag(OwnTags.PROJECT).filter(project -> !live.isOwnedBy(state.project(), state.environment()));
        if (rules.isBystander(name)) {
            findings.skipped().add(reason(what, "Azure made it by itself"));
        } else if (owner.isPresent()) {
            findings.skipped()
                    .add(reason(
                            what,
                            "it belongs to project \"" + owner.get() + "\", environment \""
                                    + live.tag(OwnTags.ENVIRONMENT).orElse("") + "\""));
        } else if (absent.contains(ResourceId.key(live.id()))) {
            findings.skipped().add(reason(what, "the project declares it absent"));
        } else if (unfit.containsKey(ResourceId.key(live.id()))) {
            findings.problems().add(reason(what, unfit.getOrDefault(ResourceId.key(live.id()), "")));
        } else if (isNeeded(live, findings)) {
            Shape shape = specs.find(one.kind().type(), one.kind().apiVersion())
                    .orElseThrow()
                    .body();
            Piece piece = Piece.of(
                    one.kind(),
                    shape,
                    live,
                    definitionName(one.kind(), live, name),
                    ResourceId.group(environment.subscription(), environment.resourceGroup()),
                    rules::matters);
            piece.found()
                    .unknown()
                    .forEach(pointer -> findings.notes()
                            .add(what + ": " + pointer + " is not in the OpenAPI of "
                                    + one.kind().apiVersion() + " and is left out"));
            return Optional.of(piece);
        }
        return Optional.empty();
    }

    /** Whether no definition makes it, or one is to be overwritten. */
    private boolean isNeeded(ActualResource live, Findings findings) {
        DesiredResource desired = byId.get(ResourceId.key(live.id()));
        if (desired == null) {
            return true;
        }
        List<String> paths = differences(desired, live, environment.secrets());
        SourceFile source = desired.origin().definition().source();
        if (paths.isEmpty()) {
            findings.unchanged().add(desired.key());
            return false;
        }
        Definition definition = desired.origin().definition();
        boolean bodies = definition instanceof Definition.Raw || definition instanceof Definition.Templated;
        if (force && bodies && source.name().endsWith(JSON)) {
            return true;
        }
        findings.conflicts()
                .add(reason(
                        source.name(),
                        "it differs from what is live, in "
                                + String.join(", ", paths.subList(0, Math.min(SHOWN, paths.size())))
                                + (paths.size() > SHOWN ? " and " + (paths.size() - SHOWN) + " more places" : "")));
        return false;
    }

    /** Where a definition and a live resource differ. */
    public static List<String> differences(DesiredResource desired, ActualResource live, Secrets secrets) {
        Comparison comparison = Differ.compare(desired.kind(), desired.shape(), secrets, desired.body(), live.body());
        return Stream.concat(comparison.differences().stream(), comparison.lost().stream())
                .map(one -> one.path())
                .distinct()
                .toList();
    }

    /** The name by which we made it, where a tag tells and the name in Azure is derived from it; else empty. */
    private String definitionName(Kind kind, ActualResource live, String name) {
        return live.tag(OwnTags.DEFINITION)
                .filter(key -> kind.nameIsUuid() && key.startsWith(kind.alias() + "/"))
                .map(key -> key.substring(key.indexOf('/') + 1))
                .filter(own -> NameUuid.of(state.project(), state.environment(), own)
                        .toString()
                        .equalsIgnoreCase(name))
                .orElse("");
    }

    private Imported written(Collection<Piece> pieces, DefinitionWriter writer, Values values, Findings findings) {
        Map<String, String> texts = new TreeMap<>();
        Map<String, String> owners = new HashMap<>();
        Map<String, String> defined = new LinkedHashMap<>();
        Stems stems = new Stems(rules, pieces);
        for (Piece piece : pieces) {
            DesiredResource old = byId.get(ResourceId.key(piece.id()));
            Map<String, String> own = old == null
                    ? fitting(piece, writer, stems.of(piece), texts)
                    : over(piece, writer, old.origin().definition().source().name());
            if (old != null && own.entrySet().stream().allMatch(one -> isSame(one.getKey(), one.getValue()))) {
                findings.unchanged().add(piece.key());
                continue;
            }
            defined.put(piece.key(), definition(own));
            own.forEach((file, text) -> {
                texts.put(file, text);
                owners.put(file, ResourceId.key(piece.live().id()));
                if (!force && isOther(file, text)) {
                    findings.conflicts().add(reason(file, "it exists and differs from what is live in " + piece.key()));
                }
            });
        }
        if (!values.newPlain().isEmpty() || !values.newSecrets().isEmpty()) {
            texts.put(ProjectFiles.PROJECT_FILE, projectFile(values));
        }
        return new Imported(
                texts,
                owners,
                defined,
                findings.unchanged(),
                findings.conflicts(),
                findings.skipped(),
                findings.problems(),
                findings.notes(),
                values.newSecrets(),
                values.newPlain());
    }

    private static String definition(Map<String, String> own) {
        return own.keySet().stream()
                .filter(file -> file.endsWith(JSON))
                .findFirst()
                .orElseThrow();
    }

    /** Under the first name that neither another definition nor another file of this import has. */
    private Map<String, String> fitting(
            Piece piece, DefinitionWriter writer, List<String> stems, Map<String, String> texts) {
        Map<String, String> last = Map.of();
        for (String stem : stems) {
            last = writer.write(piece, rules.folder(piece.kind()), stem);
            boolean free = last.keySet().stream().noneMatch(texts::containsKey);
            if (free && !Files.exists(files.root().resolve(definition(last)))) {
                return last;
            }
        }
        return last;
    }

    private Map<String, String> over(Piece piece, DefinitionWriter writer, String name) {
        int slash = name.lastIndexOf('/');
        return writer.write(piece, name.substring(0, slash), name.substring(slash + 1, name.length() - JSON.length()));
    }

    private boolean isOther(String file, String text) {
        return Files.exists(files.root().resolve(file)) && !isSame(file, text);
    }

    private boolean isSame(String file, String text) {
        try {
            Path path = files.root().resolve(file);
            return Files.exists(path) && files.read(path).equals(text);
        } catch (UnreadableFileException e) {
            return false;
        }
    }

    private String projectFile(Values values) {
        try {
            String text = files.read(files.root().resolve(ProjectFiles.PROJECT_FILE));
            return new ProjectFileEdit(text)
                    .with(environment.name(), values.newPlain(), new TreeMap<>(values.newSecrets()).keySet());
        } catch (UnreadableFileException | JsonSyntaxException e) {
            throw new IllegalStateException("the project file was read before", e);
        }
    }

    private static Imported.Reason reason(String what, String why) {
        return new Imported.Reason(what, why);
    }
}
