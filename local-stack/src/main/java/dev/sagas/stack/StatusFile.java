package dev.sagas.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.test.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says where the running system is, to a script and to a reader. The files exist only while it is
 * up and healthy: they appear whole, and last.
 *
 * @param folder where they are
 */
record StatusFile(Path folder) {

  void write(StackAddresses addresses, String summary) {
    try {
      Files.writeString(folder.resolve("summary.txt"), summary);
      Path draft = folder.resolve("status.json.new");
      new ObjectMapper()
          .writerWithDefaultPrettyPrinter()
          .writeValue(draft.toFile(), content(addresses));
      Files.move(draft, folder.resolve("status.json"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + folder, e);
    }
  }

  void remove() {
    try {
      Files.deleteIfExists(folder.resolve("status.json"));
      Files.deleteIfExists(folder.resolve("summary.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete from " + folder, e);
    }
  }

  private static Map<String, Object> content(StackAddresses addresses) {
    var servers = addresses.servers();
    Map<String, Object> rabbitmq = new LinkedHashMap<>();
    rabbitmq.put("amqp", "amqp://%s:%d".formatted(servers.host(), servers.amqpPort()));
    rabbitmq.put("management", servers.managementUrl());
    rabbitmq.put("user", Account.OPERATOR.user());
    rabbitmq.put("password", Account.OPERATOR.password());
    rabbitmq.put("virtualHost", servers.virtualHost());
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("services", new TreeMap<>(addresses.services()));
    content.put("rabbitmq", rabbitmq);
    content.put("postgres", Map.of("host", servers.host(), "port", servers.postgresPort()));
    return content;
  }
}
