package io.github.jaxrssessions;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

/** Classes named as containers name the proxies they make, and a user's that only look so. */
final class ProxyCases {
  private ProxyCases() {}

  @RolesAllowed("base")
  public static class Base {
    public void inherited() {}

    @DenyAll
    public void method() {}
  }

  /** The resource that the proxies stand before. */
  @PermitAll
  public static class Real extends Base {
    @Override
    @RolesAllowed("real")
    public void method() {}
  }

  public static class Real$$EnhancerByContainer extends Real {
    @Override
    public void inherited() {}

    @Override
    public void method() {}
  }

  public static class Real$Proxy$_$$_WeldClientProxy extends Real {
    @Override
    public void inherited() {}

    @Override
    public void method() {}
  }

  public static class Real_Subclass extends Real {
    @Override
    public void inherited() {}

    @Override
    public void method() {}
  }

  /** A proxy of a proxy. */
  public static class Real_ClientProxy extends Real_Subclass {
    @Override
    public void inherited() {}

    @Override
    public void method() {}
  }

  /** A user's class, with an annotation of its own. */
  @DenyAll
  public static class Audit_Subclass extends Real {}

  /** The same, with one on a method. */
  public static class Money$$Account extends Real {
    @Override
    @PermitAll
    public void method() {}
  }

  @DenyAll
  public interface Locked {}

  public interface LockedMethod {
    @DenyAll
    void method();
  }

  /** The same, with one on an interface that it adds. */
  public static class Wallet_Subclass extends Lone_Subclass implements Locked {}

  /** The same, with one on the method of an interface that it adds. */
  public static class Purse_Subclass extends OpenAll implements LockedMethod {
    @Override
    public void method() {}
  }

  @PermitAll
  public static class OpenAll {
    public void method() {}
  }

  /** Nothing stands behind it. */
  public static class Lone_Subclass {
    public void method() {}
  }
}
