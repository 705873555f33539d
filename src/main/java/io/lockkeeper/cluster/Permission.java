package io.lockkeeper.cluster;

/**
 * Something that this replica's account has to be allowed to do.
 *
 * @param namespace where, empty for what is in none
 * @param group API group of the resource
 * @param resource plural, as {@code leases}
 * @param subresource as {@code status}, empty for the resource itself
 * @param verb as {@code create}
 */
public record Permission(String namespace, String group, String resource, String subresource, String verb) {

    /** Returns one about what is in no namespace. */
    public static Permission inCluster(String group, String resource, String verb) {
        return new Permission("", group, resource, "", verb);
    }

    @Override
    public String toString() {
        return verb + " " + resource + "." + group + (subresource.isEmpty() ? "" : "/" + subresource)
                + (namespace.isEmpty() ? "" : " in namespace " + namespace);
    }
}
