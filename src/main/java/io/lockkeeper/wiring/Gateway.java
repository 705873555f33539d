package io.lockkeeper.wiring;

import java.util.Collection;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/**
 * The whole gateway for a Camel context without Spring: what {@link Assembler} binds, and the routes of this jar. On
 * Camel Main, and wherever Camel K runs routes, {@code camel.main.configurationClasses} names it.
 *
 * <p>It loads the routes itself because the operator of Camel K keeps {@code camel.main.routesIncludePattern} for the
 * routes of its integration. So that pattern must not name those of this jar too.
 */
public final class Gateway implements CamelConfiguration {

    private static final String ROUTES = "classpath:routes/*.camel.yaml";

    /**
     * Assembles the gateway and adds its routes, which start with the context.
     *
     * @throws IllegalSettingException where a setting is wrong
     * @throws ClusterUnreachableException where the API server does not answer in time
     */
    @Override
    public void configure(CamelContext context) throws Exception {
        new Assembler().configure(context);
        Collection<Resource> routes =
                PluginHelper.getPackageScanResourceResolver(context).findResources(ROUTES);
        PluginHelper.getRoutesLoader(context).loadRoutes(routes);
    }
}
