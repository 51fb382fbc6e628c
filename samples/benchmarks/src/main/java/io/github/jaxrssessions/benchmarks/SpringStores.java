package io.github.jaxrssessions.benchmarks;

import io.github.jaxrssessions.benchmarks.Servers.Addresses;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.session.data.redis.RedisIndexedSessionRepository;
import org.springframework.session.data.redis.RedisSessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The stores of Spring Session, set up as its own configuration classes do by default. */
final class SpringStores {
  private SpringStores() {}

  static Sessions jdbc(Pool pool, String database) {
    new ResourceDatabasePopulator(
            new ClassPathResource("org/springframework/session/jdbc/schema-" + database + ".sql"))
        .execute(pool.source());
    TransactionTemplate transactions =
        new TransactionTemplate(new DataSourceTransactionManager(pool.source()));
    transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return new Springs<>(
        new JdbcIndexedSessionRepository(new JdbcTemplate(pool.source()), transactions),
        pool::close);
  }

  static Sessions redis(Addresses at) {
    LettuceConnectionFactory connections = connections(at);
    return new Springs<>(new RedisSessionRepository(template(connections)), connections::destroy);
  }

  /** Without its listener for keys that expire, which needs a thread and a setting of Redis. */
  static Sessions redisIndexed(Addresses at) {
    LettuceConnectionFactory connections = connections(at);
    return new Springs<>(
        new RedisIndexedSessionRepository(template(connections)), connections::destroy);
  }

  static void empty(Addresses at) {
    connections(at).destroy();
  }

  private static LettuceConnectionFactory connections(Addresses at) {
    LettuceConnectionFactory connections = new LettuceConnectionFactory("127.0.0.1", at.redis());
    connections.afterPropertiesSet();
    connections.start();
    connections.getConnection().serverCommands().flushAll();
    return connections;
  }

  private static RedisTemplate<String, Object> template(LettuceConnectionFactory connections) {
    RedisTemplate<String, Object> template = new RedisTemplate<>();
    template.setConnectionFactory(connections);
    template.setKeySerializer(RedisSerializer.string());
    template.setHashKeySerializer(RedisSerializer.string());
    template.afterPropertiesSet();
    return template;
  }
}
