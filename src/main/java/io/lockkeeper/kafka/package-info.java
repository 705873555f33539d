/** Records of Kafka: what one holds of a signal, and where it goes when no retry would mend it. Knows no HTTP. */
@NullMarked
package io.lockkeeper.kafka;

import org.jspecify.annotations.NullMarked;
