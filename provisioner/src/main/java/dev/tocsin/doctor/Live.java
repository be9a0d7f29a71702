package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.ActualStateReader;
import dev.tocsin.kind.Kind;
import dev.tocsin.side.SideWork;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;

/** What is live, each kind listed once for all checks. */
final class Live {
    private final Subject subject;
    private final Service service;
    private final Map<String, FutureTask<List<JsonNode>>> lists = new ConcurrentHashMap<>();

    Live(Subject subject, Service service) {
        this.subject = subject;
        this.service = service;
    }

    /** All of a kind in the resource group. */
    List<JsonNode> inGroup(String alias) throws InterruptedException {
        return list(subject.group(), alias);
    }

    /** All of a kind in the subscription. */
    List<JsonNode> inSubscription(String alias) throws InterruptedException {
        return list(subject.subscription(), alias);
    }

    private List<JsonNode> list(String scope, String alias) throws InterruptedException {
        Kind kind = subject.kind(alias);
        String path = scope + "/providers/" + kind.type();
        FutureTask<List<JsonNode>> mine = new FutureTask<>(
                () -> service.arm().list(path, ActualStateReader.query(kind.apiVersion(), kind.listQuery())));
        FutureTask<List<JsonNode>> first = lists.putIfAbsent(path, mine);
        if (first == null) {
            mine.run();
        }
        return SideWork.of(first == null ? mine : first);
    }
}
