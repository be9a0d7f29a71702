package dev.tocsin.lint.workbook;

import dev.tocsin.arm.Suggestion;
import dev.tocsin.lint.workbook.Reference.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A name that a workbook uses and does not define. Workbooks that others load or link get the parameters of those, so a name is
 * missing for certain only where it looks like a mistake and not like something that is passed on: a part takes several names,
 * or one in most of its items.
 *
 * @param places where it is used, at least one
 * @param near a defined name that may be meant
 * @param missing whether it is a mistake, and not one of the names that a parent passes on
 * @param parent a workbook of the project that opens this one and does not define it either; empty if none opens it
 */
record Undefined(String name, List<Reference> places, Optional<String> near, boolean missing, String parent) {
    /** In more places a mistake is seen when it is made. */
    private static final int FEW = 3;

    /** Options that the portal documents (Documentation/Parameters/formatting.md), and a path into JSON. */
    private static final Set<String> SPECIFIERS = Set.of(
            "",
            "value",
            "label",
            "escape",
            "query",
            "start",
            "end",
            "grain",
            "startISO",
            "endISO",
            "seconds",
            "name",
            "id",
            "subid",
            "escapejson",
            "base64",
            "urlencode",
            "isset");

    /** All of a workbook, in the order of their first use; those that differ in case from a defined name are not among them. */
    static List<Undefined> of(WorkbookFacts facts) {
        Map<String, List<Reference>> places = new LinkedHashMap<>();
        for (Reference one : facts.references()) {
            boolean told = one.use() != Use.CONDITION && one.use() != Use.OTHER;
            if (told
                    && !facts.isDefined(one.name())
                    && facts.otherCase(one.name()).isEmpty()) {
                places.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one);
            }
        }
        List<Undefined> found = new ArrayList<>();
        places.forEach((name, all) -> of(facts, name, all, places.size()).ifPresent(found::add));
        return found;
    }

    private static Optional<Undefined> of(WorkbookFacts facts, String name, List<Reference> places, int names) {
        Optional<String> near = near(facts, name);
        if (!facts.openedBy().isEmpty()) {
            // Parents may be parts themselves: then it is not known what they have.
            return facts.openedBy().stream()
                    .filter(parent -> parent.openedBy().isEmpty() && !parent.isDefined(name))
                    .filter(parent -> !parent.templatesExport())
                    .findFirst()
                    .map(parent -> new Undefined(
                            name,
                            places,
                            near,
                            true,
                            parent.workbook().resource().name()));
        }
        if (facts.templatesExport()) {
            return Optional.empty();
        }
        boolean own = facts.definitions().stream().anyMatch(one -> one.kind() == Definition.Kind.PARAMETER);
        boolean missing = near.isPresent() || own && names == 1 && places.size() <= FEW;
        return Optional.of(new Undefined(name, places, near, missing, ""));
    }

    /** One mistake away; names that differ in a number are brothers, and no mistakes. */
    private static Optional<String> near(WorkbookFacts facts, String name) {
        Set<String> names = new TreeSet<>();
        facts.definitions().forEach(one -> names.add(one.name()));
        return Suggestion.nearest(name, names)
                .filter(one -> isOneMistake(one, name))
                .filter(one -> !withoutNumbers(one).equals(withoutNumbers(name)));
    }

    /** Whether one letter more, less or other makes one of the other; in short names that is no mistake but another name. */
    private static boolean isOneMistake(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int begin = 0;
        while (begin < shorter && same(a.charAt(begin), b.charAt(begin))) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin && same(a.charAt(a.length() - 1 - end), b.charAt(b.length() - 1 - end))) {
            end++;
        }
        return shorter > FEW && Math.max(a.length(), b.length()) - begin - end <= 1;
    }

    private static boolean same(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }

    private static String withoutNumbers(String name) {
        return name.replaceAll("\\d", "");
    }

    /** Whether an item cannot run without the value: it goes to the data source with the braces, or has nothing to run against. */
    static boolean breaks(Reference place) {
        boolean known =
                SPECIFIERS.contains(place.specifier()) || place.specifier().startsWith("$");
        return known && (place.use() == Use.CODE || place.use() == Use.RESOURCES);
    }

    /** What to do about it. */
    String remedy() {
        return near.map(one -> "; did you mean {" + one + "}?").orElse("; define it, or name another");
    }
}
