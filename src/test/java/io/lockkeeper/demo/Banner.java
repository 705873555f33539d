package io.lockkeeper.demo;

import java.util.List;

/** What the demo prints once the gateway is ready. */
record Banner(List<Tryout> tryouts) {

    /** Starts the first of its lines, and no line before. */
    static final String TITLE = "DEMO, NOT A CLUSTER";

    private static final String RULE = "=".repeat(100);

    /** Returns the text; it can be pasted into a shell as it is, from the first command on. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append('\n').append(RULE).append('\n');
        text.append("  ").append(TITLE).append(": the Kubernetes API behind this gateway runs in this very process.\n");
        text.append("  IT FORGETS EVERYTHING WHEN IT STOPS, and it checks less than a real one.\n");
        text.append(
                "  NOBODY IS ASKED FOR A TOKEN (lockkeeper.auth.enabled is false here); outside the demo everybody is.\n");
        text.append(RULE).append("\n\nTry these, in another terminal and in this folder:\n\n");
        for (int i = 0; i < tryouts.size(); i++) {
            Tryout tryout = tryouts.get(i);
            text.append("# ").append(i + 1).append(". ").append(tryout.shows()).append('\n');
            text.append(tryout.command()).append("\n\n");
        }
        return text.append("# Ctrl-C ends the demo.\n").toString();
    }
}
