package dev.sagas.services.orderview.config;

import dev.sagas.services.orderview.application.SagaWatch;
import dev.sagas.services.orderview.application.ViewSettings;
import dev.sagas.services.orderview.web.SagaStreams;
import dev.sagas.services.orderview.web.StreamLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

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

  @Bean
  SchedulingConfigurer schedule(ViewProperties properties, SagaWatch watch, SagaStreams streams) {
    return tasks -> {
      tasks.addFixedDelayTask(watch::look, properties.watchInterval());
      tasks.addFixedDelayTask(streams::beat, properties.heartbeatInterval());
    };
  }
}
