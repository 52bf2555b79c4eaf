package dev.sagas.services.orderview.config;

import dev.sagas.services.orderview.application.Rebuild;
import dev.sagas.services.orderview.application.SagaWatch;
import dev.sagas.services.orderview.application.ViewSettings;
import dev.sagas.services.orderview.web.SagaStreams;
import dev.sagas.services.orderview.web.StreamLimits;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Puts the settings where they are needed, and has recurrent work done. */
@Configuration(proxyBeanMethods = false)
class ViewConfiguration {

  @Bean
  ViewSettings viewSettings(ViewProperties properties) {
    return new ViewSettings(properties.stuckAfter(), properties.overlap());
  }

  @Bean
  StreamLimits streamLimits(ViewProperties properties) {
    return new StreamLimits(properties.streamTimeout());
  }

  /** Not the one that others get: theirs is Boot's. */
  @Bean(name = Rebuild.SCHEDULER, defaultCandidate = false)
  ThreadPoolTaskScheduler rebuilding(ThreadPoolTaskSchedulerBuilder schedulers) {
    return schedulers.poolSize(1).threadNamePrefix("rebuild-").build();
  }

  /** For samples of other services, which may be slow to answer. */
  @Bean(defaultCandidate = false)
  ThreadPoolTaskScheduler sampling(ThreadPoolTaskSchedulerBuilder schedulers) {
    return schedulers.poolSize(1).threadNamePrefix("sampling-").build();
  }

  @Bean
  SchedulingConfigurer schedule(ViewProperties properties, SagaWatch watch, SagaStreams streams) {
    return tasks -> {
      tasks.addFixedDelayTask(watch::look, properties.watchInterval());
      tasks.addFixedDelayTask(streams::beat, properties.heartbeatInterval());
    };
  }
}
