package dev.tocsin.emulator.otlp;

/** The other side of a call ({@code export/trace/_utils.py}, {@code _get_target_for_dependency_from_peer}). */
final class Peer {
    private Peer() {}

    /** Empty when nothing tells it. */
    static String of(Attributes attributes) {
        if (attributes.has("peer.service")) {
            return attributes.text("peer.service");
        }
        String name =
                attributes.has("net.peer.name") ? attributes.text("net.peer.name") : attributes.text("net.peer.ip");
        if (!attributes.has("net.peer.port")) {
            return name;
        }
        String port = attributes.text("net.peer.port");
        boolean usual = port.equals(Integer.toString(HttpCall.defaultPort(attributes)))
                || port.equals(Integer.toString(Database.port(attributes.text("db.system"))));
        return usual ? name : name + ":" + port;
    }

    /** Of Service Bus and Event Hubs ({@code _get_azure_sdk_target_source}). */
    static String ofAzureSdk(Attributes attributes) {
        String address = attributes.first("server.address", "net.peer.name", "peer.address");
        String destination = attributes.first("messaging.destination.name", "message_bus.destination");
        return address.isEmpty() || destination.isEmpty() ? "" : address + "/" + destination;
    }
}
