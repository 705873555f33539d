package io.lockkeeper.wiring;

import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.LiveView;
import io.lockkeeper.remediation.RequestMemory;

/** The live view as what counting lays its reads and writes over. */
record ViewMemory(LiveView view) implements RequestMemory {

    @Override
    public KnownRequest newest(KnownRequest request) {
        return view.newest(request);
    }

    @Override
    public void lay(KnownRequest request) {
        view.lay(request);
    }

    @Override
    public void gone(KnownRequest request) {
        view.gone(new Fingerprint(request.fingerprint()), request.uid());
    }
}
