/**
 * The demo: the unchanged gateway against a Kubernetes API that lives in the same process, so that it can be tried
 * without a cluster. It only adds what a cluster would have (objects, watches, discovery, reviews) and the commands to
 * try; of the gateway it knows how to start it and nothing else.
 */
@NullMarked
package io.lockkeeper.demo;

import org.jspecify.annotations.NullMarked;
