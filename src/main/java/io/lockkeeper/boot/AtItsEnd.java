package io.lockkeeper.boot;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Does something once an asynchronous request is over, however it ended. */
record AtItsEnd(Runnable work) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        work.run();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // It completes after this.
    }

    @Override
    public void onError(AsyncEvent event) {
        // It completes after this.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
