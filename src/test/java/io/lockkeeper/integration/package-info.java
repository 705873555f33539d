/** The runnable jar against a real API server: what it stores, answers and reports, also when that server is in trouble. */
@NullMarked
package io.lockkeeper.integration;

import org.jspecify.annotations.NullMarked;
