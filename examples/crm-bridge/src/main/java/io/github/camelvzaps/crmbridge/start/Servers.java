package io.github.camelvzaps.crmbridge.start;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelvzaps.crmbridge.CrmSettings;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The servers that the program brings along, unless the settings name others. */
@Configuration(proxyBeanMethods = false)
class Servers {
    private static final int CONNECTIONS = 20;
    private static final long PATIENCE_MILLIS = 5000;

    @Bean
    @ConditionalOnProperty("crm.simulator.enabled")
    VzapsSimulator simulator(CrmSettings settings) {
        int port = settings.simulator().port();
        requireFree(port, "crm.simulator.port");
        return VzapsSimulator.builder()
                .port(port)
                .instance("CRM1", "crm1-token")
                .start();
    }

    @Bean
    @ConditionalOnExpression("'${crm.database.url:}'.isEmpty()")
    OwnPostgres ownPostgres(CrmSettings settings) {
        return OwnPostgres.start(settings.output().resolve("crm-bridge-data"));
    }

    @Bean
    DataSource dataSource(CrmSettings settings, ObjectProvider<OwnPostgres> own) {
        HikariConfig config = new HikariConfig();
        OwnPostgres postgres = own.getIfAvailable();
        config.setJdbcUrl(postgres == null ? settings.database().url() : postgres.jdbcUrl());
        config.setUsername(postgres == null ? settings.database().user() : OwnPostgres.USER);
        config.setPassword(settings.database().password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        return new HikariDataSource(config);
    }

    private static void requireFree(int port, String property) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new SetupException(
                    "Port " + port + " of the simulator is in use",
                    "End the program that has it (another crm-bridge?), or choose another one with -D" + property
                            + "=18195",
                    e);
        }
    }
}
