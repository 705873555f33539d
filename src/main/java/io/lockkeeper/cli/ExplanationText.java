package io.lockkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lockkeeper.explain.Explanation;
import io.lockkeeper.explain.Explanation.Candidate;
import io.lockkeeper.explain.Explanation.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An explanation for people: a heading, and under it one line for each thing that was found out. */
final class ExplanationText {

    private static final String LINE = "  %-12s %s%n";

    private final StringBuilder text = new StringBuilder();

    ExplanationText(Explanation explanation) {
        text.append(
                "alerts[%d] %s: %s%n".formatted(explanation.index(), explanation.alertName(), explanation.status()));
        line("", explanation.message());
        candidates(explanation.candidates());
        way(explanation.way());
        scope(explanation.scope());
        line("fingerprint", explanation.fingerprint());
        if (explanation.likelyFingerprint() != null) {
            line("fingerprint", "not certain; where the first candidate exists and nothing owns it:");
            line("", explanation.likelyFingerprint());
        }
        decision(explanation.decision());
        if (explanation.rejection() != null) {
            line("to change it", explanation.rejection().action());
        }
        explanation.unverified().forEach(what -> line("unverified", what));
        request(explanation.remediationRequest());
    }

    private void candidates(List<Candidate> candidates) {
        String name = "candidates";
        for (Candidate candidate : candidates) {
            line(
                    name,
                    "%s (rank %d): %s".formatted(candidate.resource(), candidate.rank(), words(candidate.finding())));
            name = "";
        }
    }

    private void way(List<String> way) {
        if (way.size() > 1) {
            line("owners", String.join(" -> ", way));
        }
    }

    private void scope(List<Label> labels) {
        String name = "managed";
        for (Label label : labels) {
            String value = label.value() == null ? "has no label kubernaut.ai/managed" : label.value();
            boolean read = label.finding().equals("found") || label.finding().equals("remembered");
            line(name, label.resource() + ": " + (read ? value : words(label.finding())));
            name = "";
        }
    }

    private void decision(Explanation.@Nullable DecisionNote decision) {
        if (decision != null) {
            line("decision", decision.decision() + ": " + decision.message());
            line("", decision.remediationRequest());
        }
    }

    private void request(@Nullable JsonNode request) {
        if (request != null) {
            line("request", "");
            request.toPrettyString().lines().forEach(one -> text.append("    %s%n".formatted(one)));
        }
    }

    private void line(String name, @Nullable String value) {
        if (value != null) {
            text.append(LINE.formatted(name, value).stripTrailing()).append('\n');
        }
    }

    private static String words(String finding) {
        return finding.replace('_', ' ');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
