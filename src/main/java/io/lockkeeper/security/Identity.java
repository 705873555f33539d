package io.lockkeeper.security;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who the bearer of a token is, in the API server's words.
 *
 * @param user name, as {@code system:serviceaccount:monitoring:alertmanager}
 * @param uid of that user, null where it has none
 * @param groups that it is a member of
 * @param extra what else authorisers may go by
 */
record Identity(String user, @Nullable String uid, List<String> groups, Map<String, List<String>> extra) {}
