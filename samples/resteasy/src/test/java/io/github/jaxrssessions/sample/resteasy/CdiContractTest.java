package io.github.jaxrssessions.sample.resteasy;

import io.github.jaxrssessions.contract.RuntimeContract;
import io.github.jaxrssessions.contract.SampleProcess;
import io.github.jaxrssessions.contract.app.ContractApplication;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.net.URI;
import org.jboss.resteasy.cdi.CdiInjectorFactory;
import org.jboss.resteasy.cdi.ResteasyCdiExtension;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;
import org.jboss.resteasy.spi.ResteasyDeployment;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.jboss.weld.environment.servlet.Listener;

/**
 * With CDI, as servers have it: all classes of the application are beans, those of instances, too.
 */
class CdiContractTest extends RuntimeContract {
  private WeldContainer beans;
  private UndertowJaxrsServer server;

  @Override
  protected Row row() {
    Package resteasy = RuntimeDelegate.getInstance().getClass().getPackage();
    return new Row("RESTEasy on Undertow with CDI (Weld)", resteasy.getImplementationVersion());
  }

  @Override
  @SuppressWarnings("deprecation") // of JAX-RS 3.1: getSingletons
  protected URI start() {
    Application application = new ContractApplication();
    Weld weld = new Weld().disableDiscovery().addExtension(new ResteasyCdiExtension());
    weld.addBeanClass(ResteasyCdiExtension.class);
    application.getClasses().forEach(weld::addBeanClass);
    application.getSingletons().forEach(instance -> weld.addBeanClass(instance.getClass()));
    beans = weld.initialize();
    int port = SampleProcess.freePort();
    server = new UndertowJaxrsServer().setHostname("127.0.0.1").setPort(port).start();
    server.deploy(deployment(application));
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  private DeploymentInfo deployment(Application application) {
    ResteasyDeployment resteasy = new ResteasyDeploymentImpl();
    resteasy.setApplication(application);
    resteasy.setInjectorFactoryClass(CdiInjectorFactory.class.getName());
    Listener requests = Listener.using(beans.getBeanManager());
    return server
        .undertowDeployment(resteasy)
        .setClassLoader(getClass().getClassLoader())
        .setContextPath("/")
        .setDeploymentName("contract")
        .addListener(new ListenerInfo(Listener.class, new ImmediateInstanceFactory<>(requests)));
  }

  @Override
  protected void stop() {
    server.stop();
    beans.close();
  }
}
