package dev.sagas.services.order.config;

import dev.sagas.event.UuidV7;
import dev.sagas.outbox.Outbox;
import dev.sagas.services.order.application.AdvanceOrder;
import dev.sagas.services.order.application.AwaitRest;
import dev.sagas.services.order.application.Checkout;
import dev.sagas.services.order.application.ForgetKeys;
import dev.sagas.services.order.application.IdempotencyKeys;
import dev.sagas.services.order.application.LateOrders;
import dev.sagas.services.order.application.OrderQueries;
import dev.sagas.services.order.application.OrderWatch;
import dev.sagas.services.order.application.Orders;
import dev.sagas.services.order.application.PlaceOrder;
import dev.sagas.services.order.application.PriceList;
import dev.sagas.services.order.application.RepeatedRead;
import dev.sagas.services.order.application.RequestCancellation;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases and what they are made of. */
@Configuration(proxyBeanMethods = false)
class UseCases {

  @Bean
  PlaceOrder placeOrder(
      Orders orders,
      IdempotencyKeys keys,
      Outbox outbox,
      Clock clock,
      CheckoutProperties properties) {
    return new PlaceOrder(
        orders, keys, outbox, clock, properties.deadline(), () -> UuidV7.next(clock));
  }

  @Bean
  Checkout checkout(
      PlaceOrder placeOrder,
      PriceList priceList,
      @Qualifier("applicationTaskExecutor") Executor executor,
      CheckoutProperties properties) {
    return new Checkout(placeOrder, priceList, new RepeatedRead(executor), properties.priceWait());
  }

  @Bean
  AdvanceOrder advanceOrder(Orders orders, Outbox outbox, Clock clock) {
    return new AdvanceOrder(orders, outbox, clock);
  }

  @Bean
  RequestCancellation requestCancellation(Orders orders, Outbox outbox, Clock clock) {
    return new RequestCancellation(orders, outbox, clock);
  }

  @Bean
  OrderWatch orderWatch(OrderQueries queries) {
    return new OrderWatch(queries);
  }

  @Bean
  AwaitRest awaitRest(
      OrderWatch watch,
      OrderQueries queries,
      @Qualifier("applicationTaskExecutor") Executor executor) {
    return new AwaitRest(watch, queries, executor);
  }

  @Bean
  LateOrders lateOrders(OrderQueries queries, Clock clock, CheckoutProperties properties) {
    return new LateOrders(queries, clock, properties.lateAfter());
  }

  @Bean
  ForgetKeys forgetKeys(IdempotencyKeys keys, Clock clock, CheckoutProperties properties) {
    return new ForgetKeys(keys, clock, properties.keyRetention());
  }
}
