/** `nginx: Seccomp` where several containers are compared. */
export function pairLabel(name: string, label: string): string {
  return name === '' ? label : `${name}: ${label}`;
}
