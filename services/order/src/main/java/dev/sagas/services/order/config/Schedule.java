package dev.sagas.services.order.config;

import dev.sagas.services.order.application.ForgetKeys;
import dev.sagas.services.order.application.LateOrders;
import dev.sagas.services.order.application.OrderWatch;
import dev.sagas.services.order.web.OrderStreams;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.FixedDelayTask;

/**
 * What runs by itself. Each instance of the service runs all of it; none of it needs to be alone.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Schedule {

  private final OrderWatch watch;

  Schedule(OrderWatch watch) {
    this.watch = watch;
  }

  /**
   * Threads of their own, so that a slow scan never holds up those who watch an order; beside the
   * application's executor, which would not be there if this one could stand in for it.
   */
  @Bean(defaultCandidate = false)
  ThreadPoolTaskScheduler checkoutScheduler() {
    ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    scheduler.setPoolSize(3);
    scheduler.setThreadNamePrefix("checkout-");
    return scheduler;
  }

  @Bean
  SchedulingConfigurer checkoutTasks(
      @Qualifier("checkoutScheduler") ThreadPoolTaskScheduler checkoutScheduler,
      OrderStreams streams,
      LateOrders lateOrders,
      ForgetKeys forgetKeys,
      CheckoutProperties properties) {
    return tasks -> {
      tasks.setTaskScheduler(checkoutScheduler);
      tasks.addFixedDelayTask(
          new FixedDelayTask(watch::look, properties.watchInterval(), properties.watchInterval()));
      tasks.addFixedDelayTask(
          new FixedDelayTask(
              streams::beat, properties.heartbeatInterval(), properties.heartbeatInterval()));
      tasks.addFixedDelayTask(
          new FixedDelayTask(
              lateOrders::scan, properties.lateScanInterval(), properties.lateScanInterval()));
      tasks.addFixedDelayTask(
          new FixedDelayTask(
              forgetKeys::forget, properties.keyScanInterval(), properties.keyScanInterval()));
    };
  }

  /** Comes before the web server waits for its requests to end. */
  @EventListener(ContextClosedEvent.class)
  void endWatches() {
    watch.close();
  }
}
