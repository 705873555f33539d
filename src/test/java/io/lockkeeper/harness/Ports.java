package io.lockkeeper.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free loopback ports for servers that are stopped and started again. They lie below the range from which every common
 * system takes the ports of outgoing connections: otherwise a client that knocks at a stopped server's port could be
 * given that very port itself, and the server could not come back.
 */
final class Ports {
    private static final int FIRST = 20_000;
    private static final int LIMIT = 32_000;
    private static final int ATTEMPTS = 100;

    private Ports() {}

    /** Returns a port that was free a moment ago; whoever binds it must be ready to find it taken. */
    static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LIMIT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free loopback port between " + FIRST + " and " + LIMIT);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
