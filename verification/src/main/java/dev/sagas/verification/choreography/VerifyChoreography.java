package dev.sagas.verification.choreography;

import java.nio.file.Path;

public final class VerifyChoreography {
  private VerifyChoreography() {}

  public static void main(String[] args) {
    new CheckoutChoreography(Path.of(args[0])).verifier().verify().forEach(System.out::println);
  }
}
