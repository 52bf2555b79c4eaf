package dev.sagas.benchmarks.gruelbox;

import com.gruelbox.transactionoutbox.SpringTransactionOutboxConfiguration;
import dev.sagas.benchmarks.contest.ConfirmedPublisher;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** An application that only publishes. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(SpringTransactionOutboxConfiguration.class)
class Shop {

  @Bean
  ConfirmedPublisher publisher(RabbitTemplate rabbit) {
    return new ConfirmedPublisher(rabbit);
  }
}
