package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.preview.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTemplatesTest {
    @TempDir
    private Path folder;

    private Templates templates;

    @BeforeEach
    void lookFromAWorkbookOfAGallery() throws IOException {
        write("Workbooks/Azure Things/Main/Main.workbook");
        templates = FolderTemplates.beside(folder.resolve("Workbooks/Azure Things/Main/Main.workbook"));
    }

    private void write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"items\": [{\"type\": 1, \"content\": {\"json\": \"" + name + "\"}}]}");
    }

    private String found(String id) {
        return templates.find(id) instanceof Templates.Loaded loaded
                ? loaded.content().at("/items/0/content/json").asText()
                : ((Templates.Absent) templates.find(id)).reason();
    }

    @Test
    void findsTheOnlyWorkbookOfAFolderOfTheGalleryWhateverTheCase() throws IOException {
        write("Workbooks/Azure Things/Common_Parts/part one.workbook");

        assertThat(found("Community-Workbooks/azure things/common parts"))
                .isEqualTo("Workbooks/Azure Things/Common_Parts/part one.workbook");
    }

    @Test
    void takesTheWorkbookWithTheFoldersNameWhereThereAreSeveral() throws IOException {
        write("Workbooks/Two/a.workbook");
        assertThat(found("community-Workbooks/Two")).endsWith("Two/a.workbook");
        write("Workbooks/Two/Two.workbook");
        assertThat(found("community-Workbooks/Two")).endsWith("Two/Two.workbook");
    }

    @Test
    void findsFilesBesideTheWorkbook() throws IOException {
        write("Workbooks/Azure Things/Main/part.workbook");
        write("Workbooks/Azure Things/Main/parts/other.json");

        assertThat(found("part")).endsWith("Main/part.workbook");
        assertThat(found("part.workbook")).endsWith("Main/part.workbook");
        assertThat(found("parts/other")).endsWith("parts/other.json");
    }

    @Test
    void doesNotLeaveTheFolders() throws IOException {
        write("outside.workbook");
        Files.createSymbolicLink(
                folder.resolve("Workbooks/Azure Things/Main/link.workbook"), folder.resolve("outside.workbook"));

        assertThat(found("../../../outside")).isEqualTo("is no path below a folder of workbooks");
        assertThat(found("link")).isEqualTo("is not beside this workbook");
        assertThat(found(folder + "/outside.workbook")).startsWith("is in Azure");
    }

    @Test
    void saysWhyAFileIsNotLoaded() throws IOException {
        Files.writeString(folder.resolve("Workbooks/Azure Things/Main/bad.workbook"), "{\"items\": [");
        Files.writeString(folder.resolve("Workbooks/Azure Things/Main/other.workbook"), "[1]");

        assertThat(found("bad")).startsWith("cannot be read: ");
        assertThat(found("other")).isEqualTo("is a file that holds no workbook");
    }
}
