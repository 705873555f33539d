package io.lockkeeper.remediation;

import io.lockkeeper.incident.KnownRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what it learns: {@code uid@version} of what was read or written, {@code uid gone}. */
final class NotedMemory implements RequestMemory {

    private final List<String> notes = new CopyOnWriteArrayList<>();

    List<String> notes() {
        return notes;
    }

    @Override
    public void lay(KnownRequest request) {
        notes.add(request.uid() + "@" + request.resourceVersion());
    }

    @Override
    public void gone(KnownRequest request) {
        notes.add(request.uid() + " gone");
    }
}
