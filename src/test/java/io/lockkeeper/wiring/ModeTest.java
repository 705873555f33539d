package io.lockkeeper.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModeTest {

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void replicaWithANameLocks() {
        environment.put("POD_NAME", "lockkeeper-0");
        properties.put("lockkeeper.lease.namespace", "locks");

        assertThat(mode().describe()).isEqualTo("replica lockkeeper-0, Leases in namespace locks");
        assertThat(mode().remark()).isEmpty();
    }

    @Test
    void replicaWithoutANameIsTheOnlyOneAndSaysSo() {
        assertThat(mode().describe()).isEqualTo("single replica without Leases (POD_NAME is not set)");
        assertThat(mode().remark()).contains(mode().describe());
    }

    @Test
    void lockThatIsSwitchedOffIsNotHidden() {
        environment.put("POD_NAME", "lockkeeper-0");
        properties.put("lockkeeper.lease.enabled", "false");

        assertThat(mode().describe()).isEqualTo("without Leases (lockkeeper.lease.enabled is false)");
        assertThat(mode().remark()).contains(mode().describe());
    }

    @Test
    void openDoorIsNotHidden() {
        properties.put("lockkeeper.auth.enabled", "false");

        assertThat(mode().describe())
                .isEqualTo("single replica without Leases (POD_NAME is not set), WITHOUT AUTHENTICATION"
                        + " (lockkeeper.auth.enabled is false)");
    }

    private Mode mode() {
        SettingsReader reader = new SettingsReader(key -> Optional.ofNullable(properties.get(key)), environment::get);
        return new Mode(reader.read(Set.of(), "ns"));
    }
}
