package io.lockkeeper.remediation;

import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Occurrences;

/**
 * A count that is stored.
 *
 * @param request as the API server has it now
 * @param occurrences what was written to it
 */
record Counted(KnownRequest request, Occurrences occurrences) {}
