package io.lockkeeper.cluster;

/**
 * Something that this replica's account has to be allowed to do.
 *
 * @param namespace where
 * @param group API group of the resource
 * @param resource plural, as {@code leases}
 * @param subresource as {@code status}, empty for the resource itself
 * @param verb as {@code create}
 */
public record Permission(String namespace, String group, String resource, String subresource, String verb) {

    @Override
    public String toString() {
        return verb + " " + resource + "." + group + (subresource.isEmpty() ? "" : "/" + subresource) + " in namespace "
                + namespace;
    }
}
