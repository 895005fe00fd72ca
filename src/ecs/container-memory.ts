/** The least memory of a container, MiB: Docker's own limit, under which nothing is registered. Assumption `least-container-memory`. */
export const LEAST_MEMORY_MIB = 4;

/** The least that the documentation asks for, MiB: what Docker 20.10 and later need. Source: placement-and-lifecycle 7.2. */
export const ADVISED_LEAST_MEMORY_MIB = 6;
