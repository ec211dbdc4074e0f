/** Quotes an argument of a command that a person will paste into a POSIX shell; what needs no quotes stays as it is. */
export function shellQuote(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
