package dev.sagas.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.sagas.choreography.ServiceNames;
import dev.sagas.deadletter.MessageContent;
import dev.sagas.deadletter.RedriveFailedException;
import dev.sagas.deadletter.Redriver;

/**
 * Redrives by the service's local exchange, so that no other consumer of the event sees it again.
 * The message is as it was published: its attempts begin anew.
 */
public final class LocalRedriver implements Redriver {

  private final ConfirmedSender sender;
  private final ServiceNames names;

  /** Redrives into the inbox of {@code names}. */
  public LocalRedriver(ConfirmedSender sender, ServiceNames names) {
    this.sender = sender;
    this.names = names;
  }

  @Override
  public void redrive(MessageContent message) throws RedriveFailedException {
    BasicProperties properties =
        PropertyTable.properties(
            HeaderJson.read(message.properties()), HeaderJson.read(message.headers()));
    try {
      sender.send(names.local(), ServiceNames.INBOX_KEY, properties, message.body());
    } catch (UnconfirmedException e) {
      throw new RedriveFailedException(String.valueOf(e.getMessage()), e);
    }
  }
}
