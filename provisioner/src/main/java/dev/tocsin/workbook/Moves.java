package dev.tocsin.workbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which items moved: those in another list, and as few as can be of those that stayed in theirs in another order. */
final class Moves {
    private Moves() {}

    /** For each old item whether it moved. */
    static boolean[] of(List<Item> old, List<Item> now, int[] toNow) {
        boolean[] moved = new boolean[old.size()];
        Map<List<Object>, List<Item>> staying = new HashMap<>();
        for (Item item : old) {
            if (item.parent() < 0 || toNow[item.index()] < 0) {
                continue;
            }
            Item partner = now.get(toNow[item.index()]);
            boolean stays =
                    toNow[item.parent()] == partner.parent() && item.list().equals(partner.list());
            moved[item.index()] = !stays;
            if (stays) {
                staying.computeIfAbsent(List.of(item.parent(), item.list()), list -> new ArrayList<>())
                        .add(item);
            }
        }
        staying.values().forEach(list -> {
            list.sort(Comparator.comparingInt(Item::position));
            outOfOrder(list.stream()
                            .map(item -> now.get(toNow[item.index()]).position())
                            .toList())
                    .forEach(place -> moved[list.get(place).index()] = true);
        });
        return moved;
    }

    /** The places of those that are not in the longest ascending sequence. */
    private static List<Integer> outOfOrder(List<Integer> positions) {
        int[] length = new int[positions.size()];
        int[] previous = new int[positions.size()];
        int last = -1;
        for (int i = 0; i < positions.size(); i++) {
            length[i] = 1;
            previous[i] = -1;
            for (int j = 0; j < i; j++) {
                if (positions.get(j) < positions.get(i) && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            last = last < 0 || length[i] > length[last] ? i : last;
        }
        List<Integer> out = new ArrayList<>();
        for (int i = positions.size() - 1; i >= 0; i--) {
            if (i == last) {
                last = previous[i];
            } else {
                out.add(i);
            }
        }
        return out;
    }
}
