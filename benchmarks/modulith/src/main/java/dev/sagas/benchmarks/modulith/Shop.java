package dev.sagas.benchmarks.modulith;

import dev.sagas.benchmarks.contest.Gate;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** An application that only publishes, on eight threads. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Shop {

  private static final int THREADS = 8;

  @Bean
  ThreadPoolTaskExecutor applicationTaskExecutor(Gate gate) {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setCorePoolSize(THREADS);
    executor.setMaxPoolSize(THREADS);
    executor.setTaskDecorator(gate::behind);
    return executor;
  }
}
