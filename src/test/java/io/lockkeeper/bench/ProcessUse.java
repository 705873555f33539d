package io.lockkeeper.bench;

import java.util.List;

/**
 * What a process needed while a run was measured.
 *
 * @param cpu processor time of each second, in cores
 * @param rssMiB resident memory at the end of each second
 */
record ProcessUse(String name, double cpuSeconds, long peakRssMiB, List<Double> cpu, List<Long> rssMiB) {}
