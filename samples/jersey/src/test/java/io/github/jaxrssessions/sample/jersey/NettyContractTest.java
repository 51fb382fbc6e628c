package io.github.jaxrssessions.sample.jersey;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.RawHttp;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.net.URI;
import org.glassfish.jersey.netty.httpserver.NettyHttpContainerProvider;

class NettyContractTest extends JerseyContract {
  private Channel server;

  NettyContractTest() {
    super("Jersey on Netty");
  }

  @Override
  protected URI start() {
    server = NettyHttpContainerProvider.createServer(FREE, application(), false);
    return at(((InetSocketAddress) server.localAddress()).getPort());
  }

  /** Each request has a connection of its own; on the other servers, requests share them. */
  @Override
  public Browser browser() {
    return new Browser(server(), RawHttp::alone);
  }

  @Override
  protected void stop() {
    server.close().awaitUninterruptibly();
  }
}
