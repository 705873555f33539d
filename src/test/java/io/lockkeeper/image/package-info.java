/** The image, made and run by the steps of its {@code Dockerfile}, without a container engine. */
@NullMarked
package io.lockkeeper.image;

import org.jspecify.annotations.NullMarked;
