package io.lockkeeper.remediation;

import io.lockkeeper.incident.KnownRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the newest state of each request, and notes what it learns: {@code uid@version} of what was read or written, {@code uid gone}. */
final class NotedMemory implements RequestMemory {

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final Map<String, KnownRequest> newest = new ConcurrentHashMap<>();

    List<String> notes() {
        return notes;
    }

    @Override
    public KnownRequest newest(KnownRequest request) {
        return newer(newest.getOrDefault(request.uid(), request), request);
    }

    @Override
    public void lay(KnownRequest request) {
        newest.merge(request.uid(), request, NotedMemory::newer);
        notes.add(request.uid() + "@" + request.resourceVersion());
    }

    @Override
    public void gone(KnownRequest request) {
        notes.add(request.uid() + " gone");
    }

    private static KnownRequest newer(KnownRequest one, KnownRequest other) {
        return other.isNewerThan(one) ? other : one;
    }
}
