package dev.sagas.autoconfigure;

import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.amqp.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * Makes a Spring Boot application with a {@code @Participant} class take part in a choreography:
 * outbox and relay, inbox and fence, retry ladder, dead letters, start-up checks, meters and
 * health.
 */
@AutoConfiguration(
    after = {
      DataSourceAutoConfiguration.class,
      FlywayAutoConfiguration.class,
      HibernateJpaAutoConfiguration.class,
      TransactionAutoConfiguration.class,
      RabbitAutoConfiguration.class
    },
    afterName =
        "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(CachingConnectionFactory.class)
@EnableConfigurationProperties(SagaProperties.class)
@Import({
  SafetyConfiguration.class,
  ChoreographyConfiguration.class,
  BrokerConfiguration.class,
  TopologyConfiguration.class,
  JpaConfiguration.class,
  OutboxConfiguration.class,
  InboxConfiguration.class,
  DeadLetterConfiguration.class,
  ReplayConfiguration.class,
  ObserveConfiguration.class
})
public class SagaAutoConfiguration {}
