package dev.sagas.services.orderview.gateway;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The services that the console knows. */
@Component
public class Services {

  private final Map<String, Client> clients = new TreeMap<>();

  Services(GatewayProperties properties) {
    properties
        .services()
        .forEach((name, url) -> clients.put(name, new Client(name, url, properties.timeout())));
  }

  /** Their names, in alphabetical order. */
  public List<String> names() {
    return List.copyOf(clients.keySet());
  }

  /**
   * A client of a service.
   *
   * @throws IllegalArgumentException if the console does not know it
   */
  Client client(String name) {
    Client client = clients.get(name);
    if (client == null) {
      throw new IllegalArgumentException(
          "The console knows no service %s: set console.services.%s".formatted(name, name));
    }
    return client;
  }
}
