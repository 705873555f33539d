/**
 * The runnable gateway: what only Spring Boot needs. Nothing else imports Spring.
 */
@NullMarked
package io.lockkeeper.boot;

import org.jspecify.annotations.NullMarked;
