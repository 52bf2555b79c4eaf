package dev.sagas.autoconfigure;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sagas.outbox.BeforeAppend;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.OptimisticLockException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class JpaFlushTest {

  private final EntityManager entities = mock(EntityManager.class);
  private final EntityManagerFactory factory = mock(EntityManagerFactory.class);
  private final BeforeAppend flush = new JpaConfiguration().flushEntities(factory);

  @BeforeEach
  void bind() {
    TransactionSynchronizationManager.bindResource(factory, new EntityManagerHolder(entities));
    when(entities.isOpen()).thenReturn(true);
  }

  @AfterEach
  void unbind() {
    TransactionSynchronizationManager.unbindResource(factory);
  }

  @Test
  void flushesTheEntitiesOfTheTransaction() {
    flush.run();

    verify(entities).flush();
  }

  @Test
  void tellsALostRaceInSpringsTerms() {
    doThrow(new OptimisticLockException("stale")).when(entities).flush();

    assertThatThrownBy(flush::run).isInstanceOf(ConcurrencyFailureException.class);
  }

  @Test
  void leavesOtherFailuresAsTheyAre() {
    UnsupportedOperationException failure = new UnsupportedOperationException();
    doThrow(failure).when(entities).flush();

    assertThatThrownBy(flush::run).isSameAs(failure);
  }
}
