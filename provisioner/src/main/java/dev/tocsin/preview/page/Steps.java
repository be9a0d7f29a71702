package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.preview.data.Answer;
import dev.tocsin.preview.data.PreviewData;
import dev.tocsin.preview.data.StepRows;
import dev.tocsin.preview.model.Scope;
import dev.tocsin.workbook.Item;
import dev.tocsin.workbook.ItemType;
import dev.tocsin.workbook.Workbook;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of every item, asked for once: by the item itself, and by merges. */
final class Steps implements StepRows {
    private final Workbook workbook;
    private final Scopes scopes;
    private final PreviewData data;
    private final Map<String, Item> named = new HashMap<>();
    private final Map<Integer, Answer> answers = new HashMap<>();
    private final Set<Integer> open = new HashSet<>();

    Steps(Workbook workbook, Scopes scopes, PreviewData data) {
        this.workbook = workbook;
        this.scopes = scopes;
        this.data = data;
        for (Item item : workbook.items()) {
            if (item.type() == ItemType.QUERY || item.type() == ItemType.METRICS) {
                item.name().ifPresent(name -> named.putIfAbsent(name, item));
            }
        }
    }

    /** The rows of an item. */
    Answer of(Item item) {
        Answer known = answers.get(item.index());
        if (known != null) {
            return known;
        }
        if (!open.add(item.index())) {
            return new Answer.Missing("it merges its own rows");
        }
        JsonNode content = item.json().path("content");
        Scope scope = scopes.in(workbook.items().get(item.parent()));
        Answer answer = data.answer(item.name().orElse(""), content, scope, this);
        open.remove(item.index());
        answers.put(item.index(), answer);
        return answer;
    }

    @Override
    public Optional<Answer> of(String name) {
        return Optional.ofNullable(named.get(name)).map(this::of);
    }
}
