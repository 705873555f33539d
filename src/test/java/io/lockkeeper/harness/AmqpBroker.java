package io.lockkeeper.harness;

import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.TransportConnector;
import org.apache.activemq.broker.region.Destination;
import org.apache.activemq.command.ActiveMQQueue;
import org.apache.qpid.jms.JmsConnectionFactory;

/** A real broker that speaks AMQP 1.0, in this process, with nothing stored on disk. */
public final class AmqpBroker implements AutoCloseable {

    private final BrokerService broker = new BrokerService();
    private final TransportConnector connector;

    /** Starts one on a free port. */
    public AmqpBroker() throws Exception {
        broker.setPersistent(false);
        broker.setUseJmx(false);
        broker.setDataDirectoryFile(Path.of("target", "amqp").toFile());
        broker.setSchedulerSupport(false);
        broker.getSystemUsage().getTempUsage().setLimit(1 << 20);
        connector = broker.addConnector("amqp://127.0.0.1:0");
        broker.start();
        if (!broker.waitUntilStarted(TimeUnit.SECONDS.toMillis(30))) {
            throw new IllegalStateException("the broker did not start");
        }
    }

    /** Returns where it is, as {@code amqp://host:port}. */
    public String url() throws Exception {
        return "amqp://127.0.0.1:" + connector.getConnectUri().getPort();
    }

    /** Puts a text into a queue. */
    public void send(String queue, String text) throws Exception {
        try (Connection connection = connect();
                Session session = connection.createSession()) {
            session.createProducer(session.createQueue(queue)).send(session.createTextMessage(text));
        }
    }

    /** Takes the next message out of a queue, waiting for it for a while. */
    public Message take(String queue) throws Exception {
        try (Connection connection = connect();
                Session session = connection.createSession()) {
            Message message = session.createConsumer(session.createQueue(queue)).receive(TimeUnit.SECONDS.toMillis(20));
            if (message == null) {
                throw new IllegalStateException("nothing came to queue " + queue);
            }
            return message;
        }
    }

    /** Returns how many messages are in a queue, those that somebody has taken and not yet acknowledged among them. */
    public long size(String queue) throws Exception {
        Destination destination = broker.getDestination(new ActiveMQQueue(queue));
        return destination.getDestinationStatistics().getMessages().getCount();
    }

    private Connection connect() throws Exception {
        Connection connection = new JmsConnectionFactory(url()).createConnection();
        connection.start();
        return connection;
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the broker did not stop", e);
        }
    }
}
