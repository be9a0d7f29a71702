package dev.tocsin.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The laws of the workbook diff, on the shipped workbook and on gallery workbooks where they stand beside the repository:
 * a sample of them, or all with {@code -Dcorpus=true}. The seed is fixed and in every message.
 */
class WorkbookLawsTest {
    private static final long SEED = Long.getLong("seed", 20260105L);
    private static final boolean ALL = Boolean.getBoolean("corpus");
    private static final Path SHIPPED = Path.of("../workbooks/operations.workbook");
    private static final Path GALLERY = Path.of("../../shared/corpus/workbooks");
    private static final int LEAVES = ALL ? 200 : 12;

    @Test
    void equalUpToTheOrderOfKeysIsNoChange() throws IOException {
        for (Path file : files()) {
            JsonNode content = read(file);
            assertThat(diff(content, keysTurned(content)).items())
                    .as("%s", file)
                    .isEmpty();
        }
    }

    @Test
    void aChangedLeafIsOneChangeOfOneValueOfOneItem() throws IOException {
        Random random = new Random(SEED);
        int leaves = 0;
        for (Path file : files()) {
            JsonNode content = read(file);
            List<String> pointers = new ArrayList<>();
            leaves(content, "", pointers);
            Collections.shuffle(pointers, random);
            for (String pointer : pointers.subList(0, Math.min(LEAVES, pointers.size()))) {
                JsonNode edited = content.deepCopy();
                mutate(edited, pointer, random);
                if (!Workbook.isWorkbook(edited)) {
                    continue;
                }
                leaves++;
                List<ItemChange> items = diff(content, edited).items();
                String what = file + " " + pointer + " seed " + SEED;
                assertThat(items).as(what).hasSize(1);
                assertThat(items.get(0).moved()).as(what).isFalse();
                assertThat(items.get(0).properties()).as(what).hasSize(1);
                assertThat(items.get(0).before().orElseThrow().pointer()
                                + items.get(0).properties().get(0).pointer())
                        .as(what)
                        .isEqualTo(pointer);
            }
        }
        System.out.println("workbook diff: " + leaves + " leaves changed one by one, seed " + SEED);
        assertThat(leaves).as("seed %d", SEED).isGreaterThan(LEAVES - 1);
    }

    @Test
    void itemsInAnotherOrderOnlyMove() throws IOException {
        Random random = new Random(SEED);
        for (Path file : files()) {
            JsonNode content = read(file);
            JsonNode shuffled = content.deepCopy();
            for (Item item : Workbook.of(shuffled).items()) {
                for (String list : item.lists()) {
                    shuffle((ArrayNode) item.json().at(list), random);
                }
            }
            WorkbookDiff diff = diff(content, shuffled);
            assertThat(diff.items()).as("%s seed %d", file, SEED).allSatisfy(change -> {
                assertThat(change.moved()).isTrue();
                assertThat(change.properties()).isEmpty();
            });
            assertThat(Rebuild.of(content, diff)).as("%s", file).isEqualTo(shuffled);
        }
    }

    @Test
    void theOldContentAndTheChangesGiveTheNewContent() throws IOException {
        Random random = new Random(SEED);
        for (Path file : files()) {
            JsonNode content = read(file);
            for (int round = 0; round < (ALL ? 20 : 3); round++) {
                JsonNode edited = content.deepCopy();
                for (int i = 0; i < 1 + random.nextInt(6); i++) {
                    edit(edited, random);
                }
                assertThat(Rebuild.of(content, diff(content, edited)))
                        .as("%s seed %d", file, SEED)
                        .isEqualTo(edited);
            }
        }
    }

    @Test
    void anotherWorkbookIsAlsoTheOldOneAndTheChanges() throws IOException {
        List<JsonNode> some = new ArrayList<>();
        for (Path file : files()) {
            some.add(read(file));
        }
        for (int i = 1; i < some.size(); i++) {
            JsonNode before = some.get(i - 1);
            assertThat(Rebuild.of(before, diff(before, some.get(i)))).isEqualTo(some.get(i));
        }
    }

    @Test
    void everyItemHasAPathOfItsOwn() throws IOException {
        for (Path file : files()) {
            Workbook workbook = Workbook.of(read(file));
            List<String> paths = workbook.items().stream().map(workbook::path).toList();
            assertThat(new HashSet<>(paths)).as("%s", file).hasSameSizeAs(paths);
            assertThat(paths).allMatch(path -> !path.isBlank() && path.length() <= 210 && path.indexOf('\n') < 0);
        }
    }

    private static void edit(JsonNode content, Random random) {
        List<Item> items = Workbook.of(content).items();
        Item item = items.get(random.nextInt(items.size()));
        List<Item> holders =
                items.stream().filter(one -> !one.lists().isEmpty()).toList();
        Item holder = holders.get(random.nextInt(holders.size()));
        ArrayNode list = (ArrayNode) holder.json().at(holder.lists().get(0));
        switch (random.nextInt(5)) {
            case 0 -> shuffle(list, random);
            case 1 -> list.remove(list.isEmpty() ? 0 : random.nextInt(list.size()));
            case 2 -> list.insert(random.nextInt(list.size() + 1), item.json().deepCopy());
            case 3 -> {
                if (item.parent() >= 0 && item.children().isEmpty()) {
                    ((ArrayNode) items.get(item.parent()).json().at(item.list())).remove(item.position());
                    list.insert(random.nextInt(list.size() + 1), item.json());
                }
            }
            default -> {
                List<String> pointers = new ArrayList<>();
                leaves(item.own(), "", pointers);
                String pointer = pointers.get(random.nextInt(pointers.size()));
                put(item.json(), pointer, changed(item.json().at(pointer)));
            }
        }
        if (!Workbook.isWorkbook(content)) {
            ((ObjectNode) content).putArray("items");
        }
    }

    private static void shuffle(ArrayNode list, Random random) {
        List<JsonNode> elements = new ArrayList<>();
        list.forEach(elements::add);
        Collections.shuffle(elements, random);
        list.removeAll();
        list.addAll(elements);
    }

    /** Another value, null, or nothing. */
    private static void mutate(JsonNode content, String pointer, Random random) {
        JsonNode parent = content.at(pointer.substring(0, pointer.lastIndexOf('/')));
        int how = random.nextInt(4);
        if (how == 0 && parent instanceof ObjectNode object) {
            object.remove(JsonPointers.last(pointer));
        } else if (how == 1 && !content.at(pointer).isNull()) {
            put(content, pointer, NullNode.getInstance());
        } else {
            put(content, pointer, changed(content.at(pointer)));
        }
    }

    private static JsonNode changed(JsonNode value) {
        return Rebuild.text(value.isTextual() ? value.textValue() + "\nchanged" : "was " + value);
    }

    private static void put(JsonNode content, String pointer, JsonNode value) {
        JsonNode parent = content.at(pointer.substring(0, pointer.lastIndexOf('/')));
        String last = JsonPointers.last(pointer);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), value);
        } else {
            ((ObjectNode) parent).set(last, value);
        }
    }

    private static void leaves(JsonNode node, String pointer, List<String> leaves) {
        if (!node.isContainerNode() || node.isEmpty()) {
            leaves.add(pointer);
            return;
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            leaves(member.getValue(), JsonPointers.child(pointer, member.getKey()), leaves);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            leaves(node.get(i), JsonPointers.child(pointer, i), leaves);
        }
    }

    private static JsonNode keysTurned(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
            Collections.reverse(members);
            ObjectNode turned = object.objectNode();
            members.forEach(member -> turned.set(member.getKey(), keysTurned(member.getValue())));
            return turned;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode turned = array.arrayNode();
            array.forEach(element -> turned.add(keysTurned(element)));
            return turned;
        }
        return node;
    }

    private static WorkbookDiff diff(JsonNode before, JsonNode after) {
        return WorkbookDiff.of(before, after, JsonNode::equals);
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(List.of(SHIPPED));
        if (Files.isDirectory(GALLERY)) {
            try (Stream<Path> all = Files.walk(GALLERY)) {
                List<Path> gallery =
                        new ArrayList<>(all.filter(file -> file.toString().endsWith(".workbook"))
                                .sorted()
                                .toList());
                Collections.shuffle(gallery, new Random(SEED));
                files.addAll((ALL ? gallery : gallery.subList(0, Math.min(25, gallery.size())))
                        .stream().filter(WorkbookLawsTest::isStrict).toList());
            }
        }
        return files;
    }

    /** One gallery file has a key twice: Tocsin refuses it. */
    private static boolean isStrict(Path file) {
        try {
            return parsed(file) != null;
        } catch (JsonSyntaxException | IOException e) {
            return false;
        }
    }

    private static JsonNode read(Path file) throws IOException {
        try {
            return parsed(file);
        } catch (JsonSyntaxException e) {
            throw new IOException(e);
        }
    }

    private static JsonNode parsed(Path file) throws IOException, JsonSyntaxException {
        return new JsonReader(JsonLimits.DEFINITION).readTree(Files.readString(file));
    }
}
