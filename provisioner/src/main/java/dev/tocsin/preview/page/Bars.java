package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.html.Html;
import dev.tocsin.preview.model.Parameter;
import dev.tocsin.preview.model.Scope;
import dev.tocsin.preview.model.Substitution;
import dev.tocsin.preview.model.TimeRange;
import dev.tocsin.preview.model.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Bars of parameters, and of tabs and links. */
final class Bars {
    private static final int TEXT = 1;
    private static final int TIME = 4;
    private final Instant now;

    /**
     * @param now when ranges of time end
     */
    Bars(Instant now) {
        this.now = now;
    }

    String parameters(List<Parameter> parameters, Scope scope) {
        StringBuilder out = new StringBuilder("<div class=\"parameters\">\n");
        for (Parameter one : parameters) {
            if (one.json().path("isHiddenWhenLocked").asBoolean()) {
                continue;
            }
            String label = one.json().path("label").asText();
            out.append("<div class=\"parameter\"")
                    .append(Attributes.when(Visibility.of(one.json(), scope), scope))
                    .append("><label for=\"p")
                    .append(one.id())
                    .append("\">")
                    .append(Html.escape(label.isEmpty() ? one.name() : label))
                    .append(
                            one.json().path("isRequired").asBoolean()
                                            && one.value().text() == null
                                    ? " *"
                                    : "")
                    .append("</label>")
                    .append(control(one))
                    .append("</div>\n");
        }
        return out.append("</div>").toString();
    }

    private String control(Parameter one) {
        int type = one.json().path("type").asInt(TEXT);
        String id = " id=\"p" + one.id() + "\" data-parameter=\"" + one.id() + "\"";
        if (type == TIME) {
            return time(one, id);
        }
        if (one.options().isEmpty()) {
            String why = one.note().isEmpty()
                    ? ""
                    : " title=\"" + Html.escape(one.note()) + "\" placeholder=\"not known here\"";
            return "<input type=\"text\" value=\"" + Html.escape(one.value().label()) + "\"" + id + why + ">";
        }
        JsonNode settings = one.json().path("typeSettings");
        boolean many = one.json().path("multiSelect").asBoolean();
        boolean all = offersAll(settings) || one.value().selected().contains("value::all");
        StringBuilder out = new StringBuilder("<select").append(id);
        if (many) {
            out.append(" multiple size=\"")
                    .append(Math.min(4, one.options().size() + (all ? 1 : 0)))
                    .append("\" data-quote=\"")
                    .append(Html.escape(one.json().path("quote").asText()))
                    .append("\" data-delimiter=\"")
                    .append(Html.escape(one.json().path("delimiter").asText(",")))
                    .append('"');
        }
        out.append('>');
        if (!many && one.value().text() == null) {
            out.append("<option value=\"\" selected>&lt;unset&gt;</option>");
        }
        if (all) {
            String value = settings.path("selectAllValue").asText();
            boolean chosen = one.value().selected().contains("value::all");
            String text = value.isEmpty() && chosen ? String.valueOf(one.value().text()) : value;
            out.append(option(text, "All", chosen, many && value.isEmpty()));
        }
        for (Parameter.Option option : one.options()) {
            out.append(option(
                    option.value(), option.label(), one.value().selected().contains(option.value()), false));
        }
        return out.append("</select>").toString();
    }

    private static boolean offersAll(JsonNode settings) {
        for (JsonNode one : settings.path("additionalResourceOptions")) {
            if (one.asText().equals("value::all")) {
                return true;
            }
        }
        return false;
    }

    private static String option(String value, String label, boolean selected, boolean whole) {
        return "<option value=\"" + Html.escape(value) + "\"" + (selected ? " selected" : "")
                + (whole ? " data-whole" : "") + ">" + Html.escape(label) + "</option>";
    }

    private String time(Parameter one, String id) {
        StringBuilder out = new StringBuilder("<select").append(id).append('>');
        boolean found = false;
        for (JsonNode choice : one.json().path("typeSettings").path("selectableValues")) {
            TimeRange range = TimeRange.of(choice, now).orElse(null);
            if (range != null) {
                boolean selected = range.label().equals(one.value().label());
                found |= selected;
                String value = selected ? String.valueOf(one.value().text()) : range.label();
                out.append(option(value, range.label(), selected, false));
            }
        }
        if (!found) {
            String label = one.value().text() == null ? "<unset>" : one.value().label();
            out.append(option(one.value().text() == null ? "" : one.value().text(), label, true, false));
        }
        return out.append("</select>").toString();
    }

    /** Tabs and links; what only the portal can open is named and does nothing. */
    String links(JsonNode content, Scope scope, Set<Integer> uses) {
        boolean tabs = content.path("style").asText().equals("tabs");
        // A list of tabs may have nothing else in it (WAI-ARIA 1.2, "tablist").
        boolean list = tabs && isOfTabs(content);
        StringBuilder out = new StringBuilder(
                tabs
                        ? "<div class=\"tabs\"" + (list ? " role=\"tablist\"" : "") + ">\n"
                        : "<ul class=\"links " + look(content) + "\">\n");
        for (JsonNode link : content.path("links")) {
            Substitution label = Substitution.inText(label(link), scope);
            uses.addAll(label.used());
            String when = Attributes.when(Visibility.of(link, scope), scope);
            String inside = link(link, label.text(), scope, list, tabs ? when : "");
            out.append(tabs ? inside : "<li" + when + ">" + inside + "</li>").append('\n');
        }
        return out.append(tabs ? "</div>" : "</ul>")
                .append(list ? "<p class=\"printed\"></p>" : "")
                .toString();
    }

    private static boolean isOfTabs(JsonNode content) {
        for (JsonNode link : content.path("links")) {
            if (!link.path("linkTarget").asText().equals("parameter")) {
                return false;
            }
        }
        return !content.path("links").isEmpty();
    }

    private static String label(JsonNode link) {
        for (String name : List.of("linkLabel", "preText", "cellValue")) {
            if (!link.path(name).asText().isBlank()) {
                return link.path(name).asText();
            }
        }
        return "(no label)";
    }

    private static String look(JsonNode content) {
        String style = content.path("style").asText();
        return List.of("nav", "list", "toolbar", "bullets", "paragraph").contains(style) ? style : "list";
    }

    private static String link(JsonNode link, String label, Scope scope, boolean tab, String when) {
        String target = link.path("linkTarget").asText();
        String cell = Substitution.of(link.path("cellValue").asText(), scope).text();
        if (target.equals("parameter")) {
            Parameter sets = scope.find(link.path("cellValue").asText()).orElse(null);
            String value =
                    Substitution.of(link.path("subTarget").asText(), scope).text();
            boolean on = sets != null && value.equals(sets.value().text());
            return "<button type=\"button\"" + when + (tab ? " role=\"tab\" aria-selected=\"" : " aria-pressed=\"") + on
                    + "\" data-set=\"" + (sets == null ? -1 : sets.id()) + "\" data-value=\"" + Html.escape(value)
                    + "\">"
                    + Html.escape(label) + "</button>";
        }
        if (target.equals("Url")) {
            return Html.link(cell, label);
        }
        return "<span class=\"dead\" title=\"opens in the portal only: " + Html.escape(target) + "\">"
                + Html.escape(label) + "</span>";
    }
}
