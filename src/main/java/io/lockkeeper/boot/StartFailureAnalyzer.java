package io.lockkeeper.boot;

import io.lockkeeper.wiring.ClusterUnreachableException;
import io.lockkeeper.wiring.IllegalSettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Turns what the assembler refuses to start with into one message instead of a stack trace. */
public final class StartFailureAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalSettingException || cause instanceof ClusterUnreachableException) {
                return new FailureAnalysis(cause.getMessage(), null, cause);
            }
        }
        return null;
    }
}
