/**
 * Puts the gateway together: reads the settings, makes every bean once and binds it under the name that routes use.
 *
 * <p>It knows every package except the one that only Spring Boot needs, and no Spring.
 */
@NullMarked
package io.lockkeeper.wiring;

import org.jspecify.annotations.NullMarked;
