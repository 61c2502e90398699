package io.github.camelvzaps.springboot;

import io.github.camelvzaps.core.webhook.WebhookGate;
import jakarta.servlet.Filter;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Puts the filter before the webhooks where the application has a web server. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@ConditionalOnClass({Filter.class, WebhookGate.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(CamelContext.class)
public class WebhookAutoConfiguration {
    /** First of all filters: others may read the body, as that for forms does. */
    @Bean
    FilterRegistrationBean<WebhookFilter> vzapsWebhookFilter(CamelContext camel) {
        FilterRegistrationBean<WebhookFilter> filter = new FilterRegistrationBean<>(new WebhookFilter(camel));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setName("vzapsWebhookFilter");
        return filter;
    }
}
