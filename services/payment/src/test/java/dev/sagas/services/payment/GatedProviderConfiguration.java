package dev.sagas.services.payment;

import dev.sagas.services.payment.application.PaymentProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Puts the gates between the guards and the simulated provider. */
@TestConfiguration(proxyBeanMethods = false)
class GatedProviderConfiguration {

  @Bean
  static BeanPostProcessor gateOutsideProvider() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return name.equals("outsideProvider") ? new GatedProvider((PaymentProvider) bean) : bean;
      }
    };
  }
}
