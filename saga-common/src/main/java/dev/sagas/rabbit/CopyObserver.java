package dev.sagas.rabbit;

/** Told of what is copied from the event log to the inbox queue; for meters. */
public interface CopyObserver {

  /** So many events of the log were looked at. */
  void read(int events);

  /** An event of this type is in the inbox queue now. */
  void copied(String type);
}
