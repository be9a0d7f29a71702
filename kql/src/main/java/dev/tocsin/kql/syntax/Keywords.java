package dev.tocsin.kql.syntax;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The words that the language reserves, in three degrees, as Microsoft's parser has them (KustoFacts of
 * {@code @kusto/language-service-next} 12.4.1). Words are case-sensitive.
 */
public final class Keywords {
    /** Names everywhere that the grammar does not expect the keyword itself. */
    private static final Set<String> NAMES = words("""
            __partitionby access alias best_effort bin bool consume count database dataformat datetime_pattern declare
            default distinct edges entity_group evaluate extend facet filter fork from getschema graph guid id
            inline_external_table join let limit lookup mvapply mvexpand nodes null nulls on optional order output pack
            parse partition pattern plotly query_parameters range reduce regex render restrict scan serialize sort step
            summarize take top typeof uuid view with with_node_id
            """);

    /** Names only where a new name is given: {@code project title = …}. */
    private static final Set<String> NEW_NAMES = words("""
            accumulate as by contains datatable earliest externaldata find has in invoke latest materialize mdm of print
            sample sample-distinct search set sql title to top-hitters top-nested toscalar totable verbose viewers where
            """);

    /** Never names without brackets. */
    private static final Set<String> RESERVED = words("""
            3Dchart __contextual_datatable __crossCluster __crossDB __executeAndCache __id __isFuzzy __noWithSource
            __packedColumn __projectAway __sourceColumnIndex and anomalychart areachart asc bagexpansion barchart between
            boolean byte cachingpolicy callout cancel card char columnchart contains_cs containscs cycles dataexport
            datascope date datetime decimal decodeblocks desc double dynamic encodingpolicy endswith endswith_cs
            expandoutput extent_tags_retention external_data first flags float force_remote harddelete hardretention
            has_all has_any has_cs hasprefix hasprefix_cs hassuffix hassuffix_cs hotcache int int16 int32 int64 int8
            isfuzzy journal kind ladderchart last like likecs linechart long missing nooptimization notcontains
            notcontainscs notlike notlikecs or others pathformat piechart pivotchart project queries query_results real
            relaxed restricted_view_access row_level_security rowstore rowstore_references rowstore_sealinfo
            rowstorepolicy rowstores scatterchart seal seals shards simple softdelete softretention stackedareachart
            startswith startswith_cs statistics storedqueryresultcontainers string tablepurge time timechart timeline
            timepivot timespan treemap uint uint16 uint32 uint64 uint8 ulong union uniqueid unrestrictedviewers views
            with_itemindex with_match_id with_source with_step_name withsource writeaheadlog
            assert-schema commands-and-queries granny-asc granny-desc graph-mark-components graph-match
            graph-shortest-paths graph-to-table graph-where-edges graph-where-nodes hint.concurrency hint.distribution
            hint.materialized hint.num_partitions hint.progressive_top hint.remote hint.shufflekey hint.spread hint.strategy in~
            macro-expand make-graph make-series materialized-view-combine materialized-views mv-apply mv-expand parse-kv
            parse-where partitioned-by project-away project-by-names project-keep project-rename project-reorder
            project-smart set-or-append set-or-replace
            !between !contains !contains_cs !endswith !endswith_cs !has !has_cs !hasprefix !hasprefix_cs !hassuffix
            !hassuffix_cs !in !in~ !startswith !startswith_cs
            """);

    /** Written with one space, and one keyword all the same. */
    static final String MATCHES_REGEX = "matches regex";

    private static final Set<String> TYPES = words("""
            bool boolean date datetime decimal double dynamic guid int int64 int8 long real string time timespan uniqueid
            """);

    private static final Set<String> MORE_TYPES = words("float int16 int32 uint uint16 uint32 uint64 uint8 ulong");

    private static final int BUCKETS = 1024;
    private static final String[][] TABLE = table();

    private Keywords() {}

    /** Whether the word is a keyword; every word of this class is. */
    public static boolean isKeyword(String word) {
        return NAMES.contains(word)
                || NEW_NAMES.contains(word)
                || RESERVED.contains(word)
                || MATCHES_REGEX.equals(word);
    }

    /** Whether a keyword is a name where the grammar does not expect the keyword itself. */
    public static boolean isName(String word) {
        return NAMES.contains(word);
    }

    /** Whether a keyword may be given as a new name, as in {@code project title = …}. */
    public static boolean isNewName(String word) {
        return NAMES.contains(word) || NEW_NAMES.contains(word);
    }

    /** Whether the word names a scalar type that a column or parameter can be declared with. */
    public static boolean isType(String word) {
        return TYPES.contains(word);
    }

    /** Whether the word names a scalar type that {@code typeof(…)} takes. */
    public static boolean isCastType(String word) {
        return TYPES.contains(word) || MORE_TYPES.contains(word);
    }

    /** The longest keyword that the text has at that place, whatever follows it; empty for none. */
    static String longestAt(String text, int start) {
        String[] candidates =
                start + 1 < text.length() ? TABLE[bucket(text.charAt(start), text.charAt(start + 1))] : null;
        if (candidates != null) {
            for (String candidate : candidates) {
                if (text.startsWith(candidate, start)) {
                    return candidate;
                }
            }
        }
        return "";
    }

    private static int bucket(char first, char second) {
        return (31 * first + second) & (BUCKETS - 1);
    }

    /** Keywords by their first two letters (none is shorter), the longest first. */
    private static String[][] table() {
        Set<String> all = new HashSet<>(NAMES);
        all.addAll(NEW_NAMES);
        all.addAll(RESERVED);
        all.add(MATCHES_REGEX);
        String[][] table = new String[BUCKETS][];
        for (String word : all) {
            int bucket = bucket(word.charAt(0), word.charAt(1));
            String[] old = table[bucket] == null ? new String[0] : table[bucket];
            String[] grown = Arrays.copyOf(old, old.length + 1);
            grown[old.length] = word;
            Arrays.sort(grown, (a, b) -> Integer.compare(b.length(), a.length()));
            table[bucket] = grown;
        }
        return table;
    }

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }
}
