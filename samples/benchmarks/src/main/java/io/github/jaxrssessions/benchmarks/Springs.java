package io.github.jaxrssessions.benchmarks;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Sessions of Spring Session, with the calls that its filter makes: a request finds the session,
 * notes when it was used, and saves it.
 *
 * <p>All data is one attribute, since in a database each attribute is a row of its own.
 */
final class Springs<S extends Session> implements Sessions {
  private static final String DATA = "data";

  private final SessionRepository<S> repository;
  private final Runnable closing;

  Springs(SessionRepository<S> repository, Runnable closing) {
    this.repository = repository;
    this.closing = closing;
  }

  @Override
  public String login(String user) {
    S session = repository.createSession();
    session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, user);
    session.setAttribute(DATA, new HashMap<>(Sessions.data(user)));
    repository.save(session);
    return session.getId();
  }

  @Override
  public String request(String browser) {
    S session = found(browser);
    String user = (String) data(session).get(USER);
    repository.save(session);
    return user;
  }

  @Override
  public String find(String browser) {
    return (String) data(repository.findById(browser)).get(USER);
  }

  @Override
  public void change(String browser, String value) {
    S session = found(browser);
    Map<String, Object> changed = new HashMap<>(data(session));
    changed.put(CHANGED, value);
    session.setAttribute(DATA, changed);
    repository.save(session);
  }

  @Override
  public void logout(String browser) {
    repository.deleteById(found(browser).getId());
  }

  private S found(String browser) {
    S session = repository.findById(browser);
    session.setLastAccessedTime(Instant.now());
    return session;
  }

  private Map<String, Object> data(S session) {
    return session.getRequiredAttribute(DATA);
  }

  @Override
  public void close() {
    closing.run();
  }
}
