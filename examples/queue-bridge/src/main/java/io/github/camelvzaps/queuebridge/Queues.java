package io.github.camelvzaps.queuebridge;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Looks into the queues from outside and puts messages there, as any other program could. Not thread-safe. */
final class Queues implements AutoCloseable {
    static final String IN = "whatsapp.in";
    static final String OUT = "whatsapp.out";
    static final String SENT = "whatsapp.sent";
    static final String REJECTED = "whatsapp.rejected";
    static final String PARKED = "whatsapp.parked";

    private final ActiveMQConnectionFactory factory;
    private final JMSContext context;

    Queues(String brokerUrl) {
        factory = new ActiveMQConnectionFactory(brokerUrl);
        context = factory.createContext(JMSContext.AUTO_ACKNOWLEDGE);
    }

    /** Puts a message to be sent. */
    void send(String id, String json) {
        context.createProducer().setJMSCorrelationID(id).send(context.createQueue(OUT), json);
    }

    /** Returns the correlation ids of what lies in a queue, in order. */
    List<String> ids(String queue) {
        return look(queue).stream()
                .map(message -> {
                    try {
                        return message.getJMSCorrelationID();
                    } catch (JMSException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    /** Returns one property of what lies in a queue, in order. */
    List<String> properties(String queue, String name) {
        return look(queue).stream()
                .map(message -> {
                    try {
                        return message.getStringProperty(name);
                    } catch (JMSException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private List<Message> look(String queue) {
        try (var browser = context.createBrowser(context.createQueue(queue))) {
            List<Message> messages = new ArrayList<>();
            for (Object message : Collections.list(browser.getEnumeration())) {
                messages.add((Message) message);
            }
            return messages;
        } catch (JMSException e) {
            throw new IllegalStateException("the queue " + queue + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        context.close();
        factory.close();
    }
}
