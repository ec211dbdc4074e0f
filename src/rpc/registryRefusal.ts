/**
 * What runtimes pass on of a registry that wants a login, or another one. CRI has no code for it: containerd, CRI-O and
 * cri-dockerd all answer UNKNOWN. That the server which gives out tokens cannot be reached is another matter, though
 * containerd begins both with "failed to authorize".
 */
const refusals = [
  // containerd: "unexpected status: 401 Unauthorized"; CRI-O: "invalid status code from registry 401 (Unauthorized)".
  /\b40[13] \(?(Unauthorized|Forbidden)\b/i,
  // containerd and Docker, of a repository that is private or not there: registries do not tell which.
  /\bpull access denied\b/i,
  /\bno basic auth credentials\b/i,
  /\binsufficient_scope\b/i,
  // Codes of the distribution API as Docker and CRI-O print them; not "permission denied: ", which is a file's.
  /(^|[:;"]\s*|\n)(unauthorized|denied): /i,
  /\brequested access to the resource is denied\b/i,
  /\binvalid username\/password\b/i,
  /(?<!proxy )\bauthentication required\b/i,
];

export function isRefusedByRegistry(detail: string): boolean {
  return refusals.some((refusal) => refusal.test(detail));
}
