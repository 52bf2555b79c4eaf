package dev.sagas.endtoend.wire;

import dev.sagas.endtoend.fault.Fault;
import dev.sagas.endtoend.system.ServiceSetup;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.ServerAddresses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A proxy between each service and the broker, and between each service and its database. */
public final class ServiceLinks implements AutoCloseable {

  private final ServerAddresses servers;
  private final Map<String, LinkProxy> toBroker = new LinkedHashMap<>();
  private final Map<String, LinkProxy> toDatabase = new LinkedHashMap<>();

  /** Proxies for {@code services}, which take connections at once. */
  public ServiceLinks(PrivateServers servers, List<String> services) {
    this.servers = servers.addresses();
    for (String service : services) {
      toBroker.put(
          service, new LinkProxy(service + " to broker", this.servers.amqpPort(), Protocol.AMQP));
      toDatabase.put(
          service,
          new LinkProxy(service + " to database", this.servers.postgresPort(), Protocol.POSTGRES));
    }
  }

  /** The same service, behind its proxies. */
  public ServiceSetup through(ServiceSetup setup) {
    int broker = toBroker(setup.service()).address().getPort();
    int database = toDatabase(setup.service()).address().getPort();
    ServerAddresses behind =
        new ServerAddresses(
            servers.host(), database, broker, servers.managementUrl(), servers.virtualHost());
    return setup.with(behind.propertiesOf(setup.service()));
  }

  public LinkProxy toBroker(String service) {
    return Objects.requireNonNull(toBroker.get(service), service);
  }

  public LinkProxy toDatabase(String service) {
    return Objects.requireNonNull(toDatabase.get(service), service);
  }

  /** Every fault of every link. */
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    toBroker.values().forEach(link -> faults.addAll(LinkFaults.ofBroker(link)));
    toDatabase.values().forEach(link -> faults.addAll(LinkFaults.ofDatabase(link)));
    return faults;
  }

  @Override
  public void close() {
    toBroker.values().forEach(LinkProxy::close);
    toDatabase.values().forEach(LinkProxy::close);
  }
}
