package io.lockkeeper.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP/1.1 server that answers every request with the same bytes, in whatever way a test asks for. */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final Reply reply;

    /** What happens to a connection once a request has come; afterwards it is closed. */
    @FunctionalInterface
    interface Reply {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private ScriptedServer(ServerSocket listener, Reply reply) {
        this.listener = listener;
        this.reply = reply;
        threads.execute(this::accept);
    }

    static ScriptedServer start(Reply reply) {
        try {
            return new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the reply with a status, a header line, which may be empty, and a body. */
    static Reply answer(int status, String header, String body) {
        String head = "HTTP/1.1 " + status + " Said\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n"
                + (header.isEmpty() ? "" : header + "\r\n") + "\r\n";
        return out -> out.write((head + body).getBytes(StandardCharsets.UTF_8));
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/";
    }

    /** Returns how many requests have come. */
    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            readRequest(connection);
            requests.incrementAndGet();
            reply.write(connection.getOutputStream());
            connection.getOutputStream().flush();
        } catch (IOException e) {
            // The client has left, as a test that cuts calls short means it to.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A request that is not read to its end would have its connection reset, and its reply lost with that. */
    private static void readRequest(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        for (int i = 0; i < length; i++) {
            in.read();
        }
    }
}
