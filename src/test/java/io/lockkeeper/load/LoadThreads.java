package io.lockkeeper.load;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes named threads that do not keep the JVM alive. */
final class LoadThreads implements ThreadFactory {
    private final String role;
    private final AtomicInteger made = new AtomicInteger();

    LoadThreads(String role) {
        this.role = role;
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "load-" + role + "-" + made.getAndIncrement());
        thread.setDaemon(true);
        return thread;
    }
}
