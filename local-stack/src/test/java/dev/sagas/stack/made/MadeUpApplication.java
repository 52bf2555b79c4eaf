package dev.sagas.stack.made;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.amqp.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service that tells what it was configured with. */
@SpringBootConfiguration
@EnableAutoConfiguration(
    exclude = {
      DataSourceAutoConfiguration.class,
      FlywayAutoConfiguration.class,
      RabbitAutoConfiguration.class
    })
@RestController
public class MadeUpApplication {

  private static final Logger LOG = LoggerFactory.getLogger(MadeUpApplication.class);

  private final Environment environment;

  MadeUpApplication(Environment environment) {
    this.environment = environment;
  }

  public static void main(String[] arguments) {
    SpringApplication.run(MadeUpApplication.class, arguments);
  }

  @GetMapping("/configuration")
  Map<String, String> configuration() {
    LOG.info("asked");
    return Map.of(
        "name", environment.getRequiredProperty("spring.application.name"),
        "database", environment.getRequiredProperty("spring.datasource.url"),
        "broker user", environment.getRequiredProperty("spring.rabbitmq.username"));
  }
}
