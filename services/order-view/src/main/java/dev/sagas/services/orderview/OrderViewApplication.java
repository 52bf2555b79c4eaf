package dev.sagas.services.orderview;

import dev.sagas.choreography.Participant;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The order view. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Participant("order-view")
public class OrderViewApplication {

  public static void main(String[] args) {
    SpringApplication.run(OrderViewApplication.class, args);
  }
}
