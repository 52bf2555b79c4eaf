package dev.sagas.verification.exploration;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;

import java.io.IOException;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;

/**
 * Changes what methods of loaded classes do, in this JVM and until it is undone.
 *
 * @param changes one for each class
 */
record Redefinition(List<Change> changes) {

  /** Advice around the methods of a class whose names start like that. */
  record Change(Class<?> type, String method, Class<?> advice) {}

  static Redefinition none() {
    return new Redefinition(List.of());
  }

  static Redefinition of(Class<?> type, String method, Class<?> advice) {
    return new Redefinition(List.of(new Change(type, method, advice)));
  }

  void apply() {
    if (!changes.isEmpty()) {
      ByteBuddyAgent.install();
    }
    for (Change change : changes) {
      new ByteBuddy()
          .redefine(change.type())
          .visit(
              Advice.to(change.advice())
                  .on(nameStartsWith(change.method()).and(isDeclaredBy(change.type()))))
          .make()
          .load(change.type().getClassLoader(), ClassReloadingStrategy.fromInstalledAgent());
    }
  }

  void undo() throws IOException {
    for (Change change : changes) {
      ClassReloadingStrategy.fromInstalledAgent()
          .reset(ClassFileLocator.ForClassLoader.of(change.type().getClassLoader()), change.type());
    }
  }
}
