package dev.sagas.autoconfigure;

import dev.sagas.inbox.BetweenDeliveries;
import dev.sagas.outbox.BeforeAppend;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.JpaDialect;

/**
 * What JPA needs of the outbox. Read before {@link OutboxConfiguration}, whose defaults are for
 * applications without JPA: of two conditional beans the one that is read first wins.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({EntityManager.class, EntityManagerFactoryUtils.class})
@ConditionalOnBean(EntityManagerFactory.class)
class JpaConfiguration {

  @Bean
  @ConditionalOnMissingBean
  BeforeAppend flushEntities(EntityManagerFactory factory) {
    return () -> entities(factory).ifPresent(entities -> flush(entities, factory));
  }

  @Bean
  @ConditionalOnMissingBean
  BetweenDeliveries flushAndForgetEntities(EntityManagerFactory factory) {
    return () ->
        entities(factory)
            .ifPresent(
                entities -> {
                  flush(entities, factory);
                  entities.clear();
                });
  }

  private static Optional<EntityManager> entities(EntityManagerFactory factory) {
    return Optional.ofNullable(EntityManagerFactoryUtils.getTransactionalEntityManager(factory));
  }

  /** In Spring's terms: a lost race is repeated at once, and a lost database is waited for. */
  private static void flush(EntityManager entities, EntityManagerFactory factory) {
    try {
      entities.flush();
    } catch (RuntimeException e) {
      throw DataAccessUtils.translateIfNecessary(e, translator(factory));
    }
  }

  private static PersistenceExceptionTranslator translator(EntityManagerFactory factory) {
    JpaDialect dialect =
        factory instanceof EntityManagerFactoryInfo info ? info.getJpaDialect() : null;
    return dialect == null
        ? EntityManagerFactoryUtils::convertJpaAccessExceptionIfPossible
        : dialect;
  }
}
