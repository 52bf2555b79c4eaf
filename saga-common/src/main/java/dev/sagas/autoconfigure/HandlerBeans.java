package dev.sagas.autoconfigure;

import dev.sagas.choreography.DeclaredHandler;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.event.EventContext;
import dev.sagas.inbox.CallingHandler;
import dev.sagas.inbox.Handler;
import dev.sagas.inbox.Handler.Action;
import dev.sagas.inbox.Preparation;
import dev.sagas.inbox.Reaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springframework.aop.support.AopUtils;

/** Declared handlers, bound to the beans that handle. A bean is asked for at its first event. */
public final class HandlerBeans {

  private final Function<Class<?>, Object> beans;

  private HandlerBeans(Function<Class<?>, Object> beans) {
    this.beans = beans;
  }

  /**
   * The handlers that {@code choreography} declares.
   *
   * @param beans gives the bean of a class, asked at each event
   */
  public static List<Handler> of(
      ServiceChoreography choreography, Function<Class<?>, Object> beans) {
    HandlerBeans binding = new HandlerBeans(beans);
    return choreography.handlers().stream().map(binding::bind).toList();
  }

  private Handler bind(DeclaredHandler declared) {
    Method method = declared.method();
    return new Handler(
        declared.name(),
        declared.event(),
        declared.body(),
        declared.step(),
        declared.compensates(),
        Set.copyOf(declared.emission().all()),
        method == null ? calling(declared) : local(declared, method));
  }

  private Action local(DeclaredHandler declared, Method method) {
    boolean wantsContext = method.getParameterCount() == 2;
    return (Action.Local)
        (body, context) -> {
          Object bean = beans.apply(declared.beanClass());
          Object[] arguments = wantsContext ? new Object[] {body, context} : new Object[] {body};
          return invoke(AopUtils.selectInvocableMethod(method, bean.getClass()), bean, arguments);
        };
  }

  private static Reaction invoke(Method method, Object bean, Object... arguments) {
    try {
      method.setAccessible(true);
      Object reaction = method.invoke(bean, arguments);
      return (Reaction)
          Objects.requireNonNull(reaction, () -> method + " returned null: return a Reaction");
    } catch (InvocationTargetException e) {
      throw asUnchecked(e.getTargetException());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot invoke " + method, e);
    }
  }

  private static RuntimeException asUnchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure);
  }

  private Action calling(DeclaredHandler declared) {
    return new Action.Calling(new LateBean(declared.beanClass()), declared.replays());
  }

  /** The calling handler of a bean, whose types were checked when the declaration was read. */
  private final class LateBean implements CallingHandler<Object, Object, Object> {
    private final Class<?> type;

    LateBean(Class<?> type) {
      this.type = type;
    }

    @SuppressWarnings("unchecked")
    private CallingHandler<Object, Object, Object> bean() {
      return (CallingHandler<Object, Object, Object>) beans.apply(type);
    }

    @Override
    public Preparation<Object> prepare(Object event, EventContext context) {
      return bean().prepare(event, context);
    }

    @Override
    public Object call(Object request) {
      return bean().call(request);
    }

    @Override
    public Reaction record(Object event, Object request, Object answer, EventContext context) {
      return bean().record(event, request, answer, context);
    }
  }
}
