package io.lockkeeper.target;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * Lets an object that went away keep its owner for ten minutes after it was last read: alerts about a pod come on after
 * the pod has been replaced, and they belong to the same workload still. This class is threadsafe.
 */
final class RememberedObjects implements ClusterObjects {

    static final Duration MEMORY = Duration.ofMinutes(10);

    private final ClusterObjects objects;
    private final Cache<Sought, ClusterObject> owned;

    RememberedObjects(ClusterObjects objects, Ticker ticker) {
        this.objects = objects;
        this.owned = Caffeine.newBuilder()
                .maximumSize(SharedObjects.MOST)
                .expireAfterWrite(MEMORY)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Reading read(Sought sought) {
        Reading reading = objects.read(sought);
        if (!(sought instanceof ObjectRef)) {
            // That a Service has no pod now says that it leads nowhere now.
            return reading;
        }
        if (reading instanceof Reading.Present present) {
            remember(sought, present.object());
        }
        return reading instanceof Reading.Gone ? recall(sought, reading) : reading;
    }

    private void remember(Sought sought, ClusterObject object) {
        if (object.controller() == null) {
            owned.invalidate(sought);
        } else {
            owned.put(sought, object);
        }
    }

    private Reading recall(Sought sought, Reading otherwise) {
        ClusterObject object = owned.getIfPresent(sought);
        return object == null ? otherwise : new Reading.Remembered(object);
    }
}
