package dev.tocsin.kql.bind;

import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.EntityType;
import dev.tocsin.kql.symbol.Function.Kind;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;

/** Reports names that mean nothing, and says what they were meant to be. */
final class UnknownNames {
    private final Binding binding;

    UnknownNames(Binding binding) {
        this.binding = binding;
    }

    Meaning name(Value.Name name, boolean tabular) {
        String text = name.value();
        if (binding.place != Binding.Place.NORMAL && binding.names.find(text, true) != null) {
            boolean plugin = binding.place == Binding.Place.PLUGIN;
            binding.problems.error(
                    plugin ? "KS237" : "KS236",
                    plugin
                            ? text + " is not a plug-in"
                            : "The column " + text + " must stand in an aggregate, such as max(" + text
                                    + "), or behind by",
                    name.range());
            return Meaning.ERROR;
        }
        if (binding.declaresMore || binding.schema.function(text) != null) {
            return binding.anything(text, tabular);
        }
        if (!tabular) {
            List<String> known = binding.local.allNames();
            for (Column column : binding.rowColumns()) {
                known.add(column.name());
            }
            known.addAll(binding.catalog.names(Kind.SCALAR));
            binding.problems.error(
                    "KS142", "There is no column or variable " + text + Suggestions.meant(text, known), name.range());
            return Meaning.ERROR;
        }
        if (!binding.fuzzy) {
            table(text, name.range());
        }
        return new Meaning(binding.openTable("", text));
    }

    /** A column that is new to an incomplete table: perhaps the table is newer than what is known of it. */
    void column(Value.Name name) {
        if (!binding.tellsNewColumns || !binding.schema.isIncomplete() || Schema.isStandardColumn(name.value())) {
            return;
        }
        List<String> known = new ArrayList<>();
        for (Column column : binding.rowOrEmpty().columns()) {
            known.add(column.name());
        }
        String slip = Suggestions.slip(name.value(), known);
        if (slip != null) {
            binding.problems.error(
                    "KS142", "There is no column " + name.value() + "; did you mean " + slip + "?", name.range());
        } else if (!known.isEmpty()) {
            binding.problems.warning(
                    "KS142",
                    "Nothing is known of a column " + name.value() + Suggestions.meant(name.value(), known),
                    name.range());
        }
    }

    /** A table that does not exist, or, in an open schema, that is not known. */
    void table(String name, SourceRange range) {
        if (binding.schema.mayExist(name)) {
            binding.problems.warning(
                    "KS204",
                    "Nothing is known of the table " + name + "; declare it to have its columns checked",
                    range);
            return;
        }
        List<String> known = new ArrayList<>(binding.schema.names());
        known.addAll(binding.local.allNames());
        binding.problems.error("KS204", "There is no table " + name + Suggestions.meant(name, known), range);
    }

    Meaning function(Value.Name name, boolean tabular, boolean plugin) {
        String text = name.value();
        SourceRange range = name.range();
        if (binding.place == Binding.Place.PLUGIN && binding.catalog.find(Kind.SCALAR, text) != null) {
            binding.problems.error("KS237", text + " is not a plug-in", range);
            return Meaning.ERROR;
        }
        if (binding.place != Binding.Place.AGGREGATE && binding.catalog.find(Kind.AGGREGATE, text) != null) {
            binding.problems.error("KS144", "The aggregate " + text + "() can stand in summarize only", range);
            return Meaning.ERROR;
        }
        if (binding.place != Binding.Place.PLUGIN && binding.catalog.find(Kind.PLUGIN, text) != null) {
            binding.problems.error("KS126", "The plug-in " + text + "() can stand behind evaluate only", range);
            return Meaning.ERROR;
        }
        if (plugin) {
            List<String> known = new ArrayList<>(binding.catalog.names(Kind.PLUGIN));
            binding.problems.error("KS124", "There is no plug-in " + text + Suggestions.meant(text, known), range);
            return Meaning.ERROR;
        }
        if (binding.fuzzy) {
            return Meaning.ERROR;
        }
        boolean elsewhere = binding.path instanceof EntityType entity && entity.kind() == EntityType.Kind.DATABASE;
        if (elsewhere) {
            return new Meaning(new TableType(List.of(), true));
        }
        if (!tabular && text.startsWith("__")) {
            return Meaning.UNKNOWN;
        }
        boolean exists = binding.declaresMore || binding.schema.function(text) != null;
        if (exists || binding.schema.mayExist(text)) {
            if (!exists) {
                binding.problems.warning("KS211", "Nothing is known of the function " + text, range);
            }
            return binding.anything(text, tabular);
        }
        List<String> known = new ArrayList<>(binding.catalog.names(Kind.SCALAR));
        known.addAll(binding.local.allNames());
        if (binding.place == Binding.Place.AGGREGATE) {
            known.addAll(binding.catalog.names(Kind.AGGREGATE));
        }
        binding.problems.error("KS211", "There is no function " + text + Suggestions.meant(text, known), range);
        return tabular ? new Meaning(new TableType(List.of(), true)) : Meaning.ERROR;
    }
}
