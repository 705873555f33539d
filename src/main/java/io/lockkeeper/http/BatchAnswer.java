package io.lockkeeper.http;

import java.util.List;

/**
 * The body of the answer to two or more alerts.
 *
 * @param results one for each alert, in the order received
 * @param summary how many of each
 */
public record BatchAnswer(List<AlertResult> results, Summary summary) {}
