import { hidden } from './secretNames.ts';

/** What stands before a secret in languages that give it neither a sign nor an option; each ends where it begins. */
const statements: readonly RegExp[] = [
  // SQL: CREATE USER a IDENTIFIED BY '…', ALTER ROLE a WITH PASSWORD '…'.
  /(\b(?:password|identified\s{1,4}by)\s{1,4}')[^']+/gi,
  // A line of .netrc.
  /(\bmachine\s{1,4}\S{1,300}\s{1,4}login\s{1,4}\S{1,300}\s{1,4}password\s{1,4})[^\s"'\\]+/g,
  // A password that a shell pipes into chpasswd.
  /(\becho\s{1,4}\\{0,8}["']?[\w.-]{1,64}:)[^\s"'|\\]+(?=\\{0,8}["']?\s{0,4}\|\s{0,4}(?:sudo\s{1,4})?chpasswd)/g,
];

export function hideInStatements(text: string): string {
  return statements.reduce((told, statement) => told.replace(statement, `$1${hidden}`), text);
}
