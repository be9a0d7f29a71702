package dev.tocsin.kind;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A resource type we manage: everything the pipeline needs to know of it beyond its OpenAPI shape.
 *
 * @param alias the word definitions refer to it by, for example {@code action-group}
 * @param type ARM type
 * @param apiVersion the version we send by default
 * @param scope where its resources are
 * @param ownership how a resource says whose it is
 * @param location {@code global}, or empty for the environment's location; without meaning outside of resource groups
 * @param immutable where a change needs a replacement
 * @param sets arrays without order
 * @param sensitive where live values are secrets
 * @param locations where values are Azure regions, beside {@code /location}
 * @param defaults what the service assumes when nothing is sent
 * @param serviceFilled where the service puts values of its own
 * @param offIsAbsent lists in which an element that is not enabled says no more than no element
 * @param caseless where text compares without regard to case
 * @param writeOnly where the service takes values and never shows them
 * @param loses what is gone when such a resource is deleted, if that is more than the resource
 * @param content where a JSON document travels as one string
 * @param nameIsUuid whether the ARM name must be a UUID, which we derive from the definition's name
 * @param nameRefuses characters that a name must not hold, beside control characters
 * @param listPerCategory whether LIST asks for a category
 * @param listQuery further query of LIST
 * @param itemQuery further query of GET
 */
public record Kind(
        String alias,
        String type,
        String apiVersion,
        Scope scope,
        Ownership ownership,
        Optional<String> location,
        List<PointerPattern> immutable,
        List<SetOf> sets,
        List<PointerPattern> sensitive,
        List<PointerPattern> locations,
        List<Learned> defaults,
        List<Learned> serviceFilled,
        List<Learned> offIsAbsent,
        List<Learned> caseless,
        List<WriteOnly> writeOnly,
        Optional<Loss> loses,
        Optional<String> content,
        boolean nameIsUuid,
        String nameRefuses,
        boolean listPerCategory,
        String listQuery,
        String itemQuery) {

    /**
     * An array without order.
     *
     * @param path where
     * @param key the property that tells elements apart, or several with {@code |} between, of which each element has
     *     one; "" where the elements are scalars
     * @param evidence what shows that the order has no meaning
     */
    public record SetOf(PointerPattern path, String key, String evidence) {}

    /**
     * Data that goes with a resource.
     *
     * @param what the data, for people
     * @param evidence what shows it
     */
    public record Loss(String what, String evidence) {}

    /**
     * Values that the service takes and never shows again.
     *
     * @param path where; its {@code *} stands for the name of the value
     * @param type where the body tells the type of the value of the same name
     * @param is the types for which it holds
     * @param evidence what shows it
     */
    public record WriteOnly(PointerPattern path, PointerPattern type, List<String> is, String evidence) {
        /** Copies the types. */
        public WriteOnly {
            is = List.copyOf(is);
        }
    }

    /** Where the resources of a kind are. */
    public enum Scope {
        /** In a resource group. */
        GROUP,
        /** Inside of a resource of another kind; the definition names it as {@code parent}. */
        CHILD,
        /** Kept about a resource of any kind; the definition names it as {@code scope}. */
        EXTENSION
    }

    /** How a resource says whose it is. */
    public enum Ownership {
        /** By its tags. */
        TAGS,
        /** By the list of names and values at {@code /properties/tags}, which stands for tags. */
        PROPERTY_TAGS,
        /** It has no place for that: whatever has the name of a definition is taken for it. */
        NAME
    }

    /** The key of the unordered array at this pointer, if it is one. */
    public Optional<String> setKey(String pointer) {
        for (SetOf set : sets) {
            if (set.path().matches(pointer)) {
                return Optional.of(set.key());
            }
        }
        return Optional.empty();
    }

    /** Whether a change at this pointer cannot be made in place. */
    public boolean isImmutable(String pointer) {
        return matches(immutable, pointer);
    }

    /** Whether live values at this pointer must not be shown. */
    public boolean isSensitive(String pointer) {
        return matches(sensitive, pointer);
    }

    /** Whether the value at this pointer names an Azure region. */
    public boolean isLocation(String pointer) {
        return pointer.equals("/location") || matches(locations, pointer);
    }

    /** What the service assumes at this pointer, beyond what the OpenAPI says. */
    public Optional<JsonNode> learnedDefault(String pointer) {
        for (Learned learned : defaults) {
            if (learned.path().matches(pointer)) {
                return learned.value();
            }
        }
        return Optional.empty();
    }

    /** Whether an element of the list at this pointer that is not enabled says no more than no element. */
    public boolean isOffAbsent(String pointer) {
        return learned(offIsAbsent, pointer);
    }

    /** Whether the service puts values of its own here. */
    public boolean isServiceFilled(String pointer) {
        return learned(serviceFilled, pointer);
    }

    /** Whether text at this pointer compares without regard to case. */
    public boolean isCaseless(String pointer) {
        return learned(caseless, pointer);
    }

    private static boolean learned(List<Learned> facts, String pointer) {
        for (Learned fact : facts) {
            if (fact.path().matches(pointer)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(List<PointerPattern> patterns, String pointer) {
        for (PointerPattern pattern : patterns) {
            if (pattern.matches(pointer)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return alias;
    }
}
