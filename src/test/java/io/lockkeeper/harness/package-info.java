/**
 * A real Kubernetes API server for tests, and the means to disturb it: the binaries and how they are found, processes
 * that never outlive the test run, a cluster of etcd and kube-apiserver without controllers, and a proxy in front of it
 * that counts, holds back and breaks calls. Nothing here knows what Lockkeeper does; a test brings that.
 */
@NullMarked
package io.lockkeeper.harness;

import org.jspecify.annotations.NullMarked;
