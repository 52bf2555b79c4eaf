package dev.sagas.autoconfigure;

import dev.sagas.choreography.ChoreographyReader;
import dev.sagas.choreography.Participant;
import dev.sagas.choreography.PublishedEvent;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.choreography.ServiceNames;
import dev.sagas.event.EventTypes;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service declares, read from its beans' classes without making any of the beans. */
@Configuration(proxyBeanMethods = false)
class ChoreographyConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock sagaClock() {
    return Clock.systemUTC();
  }

  @Bean
  ServiceChoreography serviceChoreography(ConfigurableListableBeanFactory beans) {
    List<Class<?>> classes =
        Arrays.stream(beans.getBeanDefinitionNames())
            .<Class<?>>map(name -> beans.getType(name, false))
            .filter(Objects::nonNull)
            .toList();
    return ChoreographyReader.read(participant(beans), classes);
  }

  private static Class<?> participant(ListableBeanFactory beans) {
    String[] names = beans.getBeanNamesForAnnotation(Participant.class);
    if (names.length != 1) {
      throw new IllegalStateException(
          "saga-common needs one class with @Participant(\"service-name\"), found %d: annotate the application class"
              .formatted(names.length));
    }
    return Objects.requireNonNull(beans.getType(names[0]));
  }

  @Bean
  ServiceNames serviceNames(ServiceChoreography choreography) {
    return choreography.names();
  }

  @Bean
  EventTypes eventTypes(ServiceChoreography choreography) {
    return new EventTypes(
        choreography.publishes().stream()
            .collect(Collectors.toMap(PublishedEvent::body, PublishedEvent::type)));
  }
}
