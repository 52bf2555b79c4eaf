package dev.sagas.verification.exploration;

import dev.sagas.test.explore.*;
import java.util.*;

final class Scratch {
  private Scratch() {}

  public static void main(String... a) {
    int n = Integer.parseInt(a[0]);
    System.out.println(
        ExhaustiveSearch.of(
            new Shop(Integer.parseInt(a[1]), Integer.parseInt(a[2]), List.of(1), false)
                .world(Wiring.sound()),
            10_000_000,
            System.out::println));
    if (n == 2)
      System.out.println(
          PairSearch.of(
              new Shop(
                      Integer.parseInt(a[1]),
                      Integer.parseInt(a[2]),
                      List.of(1, Integer.parseInt(a[3])),
                      false)
                  .world(Wiring.sound())
                  .with(Budget.of(Integer.parseInt(a[4]), Integer.parseInt(a[5]))),
              50_000_000,
              System.out::println));
  }
}
