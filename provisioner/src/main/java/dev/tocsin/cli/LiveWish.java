package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.load.Cloud;
import dev.tocsin.load.Environment;
import dev.tocsin.resource.DesiredResource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That the rows of a preview are to be live.
 *
 * @param given whether an environment was named; a file without one is about the public cloud
 * @param resource what items without a resource are about; empty for the workbook's own
 */
record LiveWish(
        Terminal terminal,
        Clock clock,
        Outside outside,
        HeadStart prepared,
        ProjectOptions options,
        boolean given,
        String resource) {
    /**
     * Makes ready to ask; nobody is signed in yet.
     *
     * @throws NoWorkbookException when it is not known where
     */
    PreviewLive open(PreviewSource.Found found) throws NoWorkbookException {
        return new PreviewLive(place(found), terminal, outside, clock);
    }

    private PreviewLive.Place place(PreviewSource.Found found) throws NoWorkbookException {
        Optional<Workspace.Ready> ready = found.member().map(PreviewSource.Member::ready);
        if (ready.isEmpty() && given) {
            ready = new Workspace(terminal, prepared).openEmpty(options);
            if (ready.isEmpty()) {
                throw new NoWorkbookException("");
            }
        }
        if (ready.isEmpty()) {
            Path root = options.folder().toAbsolutePath().normalize();
            return new PreviewLive.Place(Cloud.publicCloud(), root, ordinary(found), Optional.empty());
        }
        Environment environment = ready.get().environment();
        if (environment.target() != Environment.Target.AZURE) {
            throw new NoWorkbookException("--live asks Azure, and the environment " + environment.name()
                    + " is on the emulator; name another with --env");
        }
        return new PreviewLive.Place(
                environment.cloud(),
                ready.get().files().root(),
                ordinary(found),
                Optional.of(environment.subscription()));
    }

    /** What was named, else what the workbook falls back to, else what it belongs to. */
    private List<String> ordinary(PreviewSource.Found found) {
        if (!resource.isEmpty()) {
            return KqlLive.resource(resource).stream().toList();
        }
        List<String> own = new ArrayList<>();
        found.content().path("fallbackResourceIds").forEach(one -> add(one, own));
        if (own.isEmpty()) {
            found.member()
                    .map(PreviewSource.Member::resource)
                    .map(DesiredResource::body)
                    .ifPresent(body -> add(body.at("/properties/sourceId"), own));
        }
        return own.size() > 1 ? own.subList(0, 1) : own;
    }

    private static void add(JsonNode id, List<String> to) {
        KqlLive.resource(id.asText()).ifPresent(to::add);
    }
}
