package dev.sagas.stack;

import dev.sagas.stack.DemoCatalogue.Demo;
import dev.sagas.test.Account;

/** The page that tells a newcomer where everything is and what to do first. */
final class Summary {

  private static final String ROW = "  %-12s %-46s %s%n";

  private Summary() {}

  static String of(StackAddresses addresses, Demo demo) {
    StringBuilder page = new StringBuilder();
    String console = addresses.services().get(StackAddresses.CONSOLE);
    if (console != null) {
      page.append("  The console: ").append(console).append(System.lineSeparator().repeat(2));
    }
    var servers = addresses.servers();
    page.append(ROW.formatted("service", "REST, described at", "health"));
    addresses
        .services()
        .forEach(
            (name, url) ->
                page.append(
                    ROW.formatted(name, url + "/swagger-ui/index.html", url + "/actuator/health")));
    page.append(System.lineSeparator());
    page.append(ROW.formatted("server", "where", "account"));
    page.append(
        ROW.formatted(
            "RabbitMQ", servers.managementUrl() + " (management)", credentials(Account.OPERATOR)));
    page.append(
        ROW.formatted(
            "",
            "amqp://%s:%d/%s".formatted(servers.host(), servers.amqpPort(), servers.virtualHost()),
            "<service> / <service>-secret"));
    page.append(
        ROW.formatted(
            "PostgreSQL",
            "%s:%d, database <service>".formatted(servers.host(), servers.postgresPort()),
            "<service> / <service>-secret"));
    page.append(
        ROW.formatted(
            "mail",
            "smtp://%s:%d, delivers nothing".formatted(servers.host(), addresses.mailPort()),
            ""));
    page.append(example(addresses, demo));
    return page.toString();
  }

  private static String example(StackAddresses addresses, Demo demo) {
    return """

      Place an order, and see how it ends:

        curl -sS '%1$s/checkout' -H 'Content-Type: application/json' -H 'Prefer: wait=10' \\
          -H "Idempotency-Key: $(date +%%s)-$RANDOM" \\
          -d '{"customerId": "%2$s", "lines": [{"sku": "%4$s", "quantity": 2}], "paymentMethod": "pm_card_visa"}'

      With pm_card_chargeDeclined, or for customer %3$s and 3 pieces,
      everything that was done is undone.
      """
        .formatted(
            addresses.services().get("order"), demo.customer(), demo.poorCustomer(), demo.sku());
  }

  private static String credentials(Account account) {
    return account.user() + " / " + account.password();
  }
}
