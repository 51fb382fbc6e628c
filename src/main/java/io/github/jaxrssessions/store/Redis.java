package io.github.jaxrssessions.store;

import io.github.jaxrssessions.Revocations;
import io.github.jaxrssessions.SessionStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Sessions and endings in Redis 6.2 or newer, or Valkey: one server, the master that Sentinel
 * names, or a Cluster. Needs {@code io.lettuce:lettuce-core} 7.
 *
 * <pre>{@code
 * Redis redis = Redis.connect("redis://localhost");
 * SessionAuth.builder(…).store(redis.sessions())
 * }</pre>
 *
 * <p><b>Addresses.</b> {@code redis://user:password@host:6379/0}, with TLS {@code rediss://…};
 * {@code redis-sentinel://host:26379,host:26379#master} asks Sentinel for the master, which gets
 * the reads, too; {@link Builder#cluster} makes it a Cluster's node. One object serves all threads.
 *
 * <p><b>When Redis is away.</b> {@code connect} begins to connect and does not wait for it. So the
 * application starts without Redis, and whatever needs a session is a 503 until it is there. A
 * connection that was lost, or whose server has said nothing for the timeout, is made anew by the
 * next request. A command that was under way then fails and is not sent again. Calls throw {@link
 * io.github.jaxrssessions.SessionStoreException} after at most the timeout for each step they take.
 *
 * <p><b>What Redis forgets.</b> A row is there until its session expires; Redis drops it then. Set
 * {@code appendonly yes}, or a restart ends sessions, and {@code maxmemory-policy noeviction}, or
 * Redis may forget under pressure that a session was ended; {@code appendfsync everysec}, its
 * default, loses at most the last second of a crash. A replica that becomes the master may lack
 * what was written last: see {@link Builder#replicas}. A session that was lost is one that is not
 * found.
 *
 * <p><b>What it needs to be allowed.</b> The keys that begin with the prefix, and the commands
 * {@code EVAL EVALSHA HMGET ZRANGEBYSCORE ZREM GET WAIT}; in scripts {@code EXISTS HSET HGET HMGET
 * DEL PEXPIRE PTTL GET SET ZADD ZRANGE ZREMRANGEBYSCORE}.
 */
public final class Redis implements AutoCloseable {
  private final RedisClients clients;
  private final SessionStore sessions;
  private final Revocations revocations;

  private Redis(Builder settings) {
    clients =
        RedisClients.of(settings.addresses, settings.cluster, settings.replicas, settings.timeout);
    RedisKeys keys = new RedisKeys(settings.prefix);
    sessions = new RedisSessions(clients.calls(), keys);
    revocations = new RedisRevocations(clients.calls(), keys, settings.clock);
    clients.calls().begin();
  }

  /**
   * A Redis with the usual settings. It need not be up yet.
   *
   * @param address where it is
   * @return it; close it when the application ends
   * @throws IllegalArgumentException if the address is none
   * @throws IllegalStateException if Lettuce is not on the class path
   */
  public static Redis connect(String address) {
    return builder(address).connect();
  }

  /**
   * A Redis with other settings.
   *
   * @param address where it is
   * @return settings, to end with {@link Builder#connect}
   */
  public static Builder builder(String address) {
    return new Builder(address);
  }

  /**
   * The sessions, for {@code SessionAuth}'s {@code store}.
   *
   * @return the store
   */
  public SessionStore sessions() {
    return sessions;
  }

  /**
   * The endings, for {@code SessionAuth}'s {@code revocations}. Every look asks Redis.
   *
   * @return the revocations
   */
  public Revocations revocations() {
    return revocations;
  }

  /** Closes the connections. Calls from then on throw. */
  @Override
  public void close() {
    clients.close();
  }

  /** Settings of a {@link Redis}. */
  public static final class Builder {
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_.:-]{0,100}");

    private final List<String> addresses = new ArrayList<>();
    private boolean cluster;
    private Duration timeout = Duration.ofSeconds(1);
    private int replicas;
    private String prefix = "sessions:";
    private InstantSource clock = InstantSource.system();

    private Builder(String address) {
      addresses.add(address);
    }

    /**
     * The address is a node of a Redis Cluster. The other nodes are learned from it, and from any
     * of the others while it is away.
     *
     * @param others addresses of more nodes to learn from
     * @return this
     */
    public Builder cluster(String... others) {
      cluster = true;
      addresses.addAll(List.of(others));
      return this;
    }

    /**
     * How long to wait for a connection, and for each answer: 1 second unless set. Updating or
     * ending a session takes two answers, creating one two to five.
     *
     * @param timeout 1 millisecond to 1 minute
     * @return this
     */
    public Builder timeout(Duration timeout) {
      if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
        throw new IllegalArgumentException(
            "The timeout is " + timeout + ". Give 1 millisecond to 1 minute.");
      }
      this.timeout = timeout;
      return this;
    }

    /**
     * How many replicas must confirm each write with {@code WAIT}; 0 unless set. Where fewer do
     * within half the timeout, the call throws and the request is a 503: what was written may stay
     * or be lost.
     *
     * <p>It makes a loss by fail-over less likely, and no more: Redis replicates behind the answer,
     * a confirmation says that so many replicas have the write in memory, and nothing keeps a
     * replica that lacks it from being promoted. If all replicas must confirm, the one that is
     * promoted has every confirmed write, whichever it is; but while one of them is away nothing
     * can be written. With fewer than all, what was confirmed by the others alone is lost, above
     * all in a fail-over while the old master still runs. Ending a session is a write like any
     * other: an ended session whose end was lost is there again.
     *
     * <p>These writes go one after the other over a connection of their own (in a Cluster, one to
     * each node), and each waits for the replicas.
     *
     * @param replicas how many; in a Cluster, of each master
     * @return this
     */
    public Builder replicas(int replicas) {
      if (replicas < 0) {
        throw new IllegalArgumentException(
            "There cannot be " + replicas + " replicas. Give 0 or more.");
      }
      this.replicas = replicas;
      return this;
    }

    /**
     * What every key begins with: {@code sessions:} unless set. Applications need no prefixes of
     * their own to share a Redis.
     *
     * @param prefix at most 100 of letters, digits and {@code _ . : -}
     * @return this
     */
    public Builder prefix(String prefix) {
      if (!PREFIX.matcher(prefix).matches()) {
        throw new IllegalArgumentException(
            "The prefix is \"" + prefix + "\". Use at most 100 of letters, digits and _ . : -");
      }
      this.prefix = prefix;
      return this;
    }

    /**
     * The clock by which {@link Redis#revocations} knows how long to remember; the system's unless
     * set. For tests.
     *
     * @param clock what time it is
     * @return this
     */
    public Builder clock(InstantSource clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Makes it, and begins to connect; it does not wait for that, and Redis need not be up.
     *
     * @return it; close it when the application ends
     * @throws IllegalArgumentException if the address is none
     * @throws IllegalStateException if Lettuce, or the Netty it is made for, is not on the class
     *     path
     */
    public Redis connect() {
      try {
        return new Redis(this);
      } catch (NoClassDefFoundError e) {
        throw new IllegalStateException(
            "Redis needs Lettuce and the Netty it is made for, and a class of theirs cannot be had: "
                + e.getMessage()
                + ". Add io.lettuce:lettuce-core 7.7.0.RELEASE or newer, or 6.8 where something else"
                + " wants Netty 4.1.",
            e);
      }
    }
  }
}
