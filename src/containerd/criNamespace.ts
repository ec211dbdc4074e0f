/** The namespace of containerd in which its CRI keeps everything. */
export const criNamespace = 'k8s.io';

/** What a request to any service but version, introspection, namespaces and events must carry. */
export const inCriNamespace = { metadata: { 'containerd-namespace': criNamespace } } as const;
