package dev.sagas.benchmarks.namastack;

import dev.sagas.benchmarks.contest.ConfirmedPublisher;
import dev.sagas.benchmarks.contest.Gate;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** An application that only publishes. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Shop {

  @Bean
  Publisher publisher(RabbitTemplate rabbit, Gate gate) {
    return new Publisher(new ConfirmedPublisher(rabbit), gate);
  }
}
