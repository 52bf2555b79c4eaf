package dev.sagas.test;

/**
 * A user name and its password.
 *
 * @param user the name
 * @param password in clear text: these servers are reached from this machine only
 */
public record Account(String user, String password) {

  /** The account that may see and do everything in the broker. */
  public static final Account OPERATOR = Account.named("operator");

  /** The account called {@code name}; by convention its password is {@code <name>-secret}. */
  public static Account named(String name) {
    return new Account(name, name + "-secret");
  }
}
