package dev.sagas.services.orderview.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** The services that the console knows. */
@Component
public class Services implements DisposableBean {

  private final Map<String, Client> clients = new TreeMap<>();
  private final ExecutorService askers =
      Executors.newCachedThreadPool(new CustomizableThreadFactory("console-asks-"));

  Services(GatewayProperties properties) {
    properties
        .services()
        .forEach((name, url) -> clients.put(name, new Client(name, url, properties.timeout())));
  }

  /** Their names, in alphabetical order. */
  public List<String> names() {
    return List.copyOf(clients.keySet());
  }

  /** What {@code question} has for an answer for each service, all of them asked at once. */
  <T> Map<String, T> ofEach(Function<String, T> question) {
    Map<String, CompletableFuture<T>> asked = new LinkedHashMap<>();
    names()
        .forEach(
            name ->
                asked.put(name, CompletableFuture.supplyAsync(() -> question.apply(name), askers)));
    Map<String, T> answers = new LinkedHashMap<>();
    asked.forEach((name, answer) -> answers.put(name, answer.join()));
    return answers;
  }

  /** Whether the console knows a service of this name. */
  public boolean knows(String name) {
    return clients.containsKey(name);
  }

  @Override
  public void destroy() {
    askers.shutdownNow();
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
