package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.load.LooseFile;
import dev.tocsin.load.UnreadableFileException;
import dev.tocsin.preview.Templates;
import dev.tocsin.workbook.Workbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Workbooks in files beside another: by their path below its folder, or below the folder {@code Workbooks} around it, as in the
 * public gallery, whose ids are {@code community-Workbooks/FOLDER/FOLDER} with one workbook in each folder. Case makes no
 * difference, nor does an underscore for a space: so it is in the portal, and in copies of the gallery.
 */
final class FolderTemplates implements Templates {
    private static final int MOST_SEGMENTS = 16;

    private final Path folder;
    private final Optional<Path> gallery;

    private FolderTemplates(Path folder, Optional<Path> gallery) {
        this.folder = folder;
        this.gallery = gallery;
    }

    /** Those beside a file. */
    static FolderTemplates beside(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        Path folder = Optional.ofNullable(whole.getParent()).orElse(whole);
        Optional<Path> gallery = Stream.iterate(folder, one -> one != null, Path::getParent)
                .filter(one -> one.getFileName() != null && same(one, "Workbooks"))
                .findFirst();
        return new FolderTemplates(folder, gallery);
    }

    /** The folder that has all of them. */
    Path root() {
        return gallery.orElse(folder);
    }

    /** By which a file is known here. */
    static String key(Path file) {
        try {
            return file.toRealPath().toString();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize().toString();
        }
    }

    @Override
    public Found find(String id) {
        List<String> segments =
                Arrays.stream(id.split("/", -1)).filter(one -> !one.isBlank()).toList();
        if (id.startsWith("/")) {
            return new Absent("is in Azure, and no workbook of a project here has this id");
        }
        if (segments.isEmpty() || segments.size() > MOST_SEGMENTS || segments.contains("..")) {
            return new Absent("is no path below a folder of workbooks");
        }
        List<String> inGallery = segments.subList(1, segments.size());
        Optional<Path> file = below(folder, segments)
                .or(() -> gallery.flatMap(one -> below(one, inGallery)))
                .or(() -> below(folder, inGallery));
        return file.isEmpty() ? new Absent("is not beside this workbook") : read(file.get());
    }

    private static Found read(Path file) {
        try {
            JsonNode content = LooseFile.read(file).root();
            return Workbook.isWorkbook(content)
                    ? new Loaded(key(file), content)
                    : new Absent("is a file that holds no workbook");
        } catch (UnreadableFileException | JsonSyntaxException e) {
            return new Absent("cannot be read: " + e.getMessage());
        }
    }

    private static Optional<Path> below(Path base, List<String> segments) {
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        Path at = base;
        for (String segment : segments.subList(0, segments.size() - 1)) {
            Optional<Path> next = among(at, segment);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        String last = segments.get(segments.size() - 1);
        Path parent = at;
        return Stream.of(last, last + ".workbook", last + ".json")
                .flatMap(name -> among(parent, name).stream())
                .flatMap(one -> (Files.isDirectory(one) ? only(one) : Optional.of(one)).stream())
                .filter(one -> isInside(base, one))
                .findFirst();
    }

    /** The workbook of a folder: that of the folder's name, or the only one. */
    private static Optional<Path> only(Path folder) {
        List<Path> files = list(folder).stream()
                .filter(one -> one.toString().toLowerCase(Locale.ROOT).endsWith(".workbook"))
                .toList();
        return files.size() == 1
                ? Optional.of(files.get(0))
                : files.stream()
                        .filter(one -> same(one, folder.getFileName() + ".workbook"))
                        .findFirst();
    }

    private static Optional<Path> among(Path folder, String name) {
        return list(folder).stream().filter(one -> same(one, name)).findFirst();
    }

    private static boolean same(Path file, String name) {
        return plain(String.valueOf(file.getFileName())).equals(plain(name));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.sorted().toList());
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Links must not lead out of the folder. */
    private static boolean isInside(Path base, Path file) {
        try {
            return file.toRealPath().startsWith(base.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
