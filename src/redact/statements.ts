import { hidden } from './secretNames.ts';

/** What stands before a secret in languages that give it neither a sign nor an option; each ends where it begins. */
const statements: readonly RegExp[] = [
  // SQL: CREATE USER a IDENTIFIED BY '…', ALTER ROLE a WITH PASSWORD '…'.
  /(\b(?:password|identified\s{1,4}(?:with\s{1,4}\S{1,64}\s{1,4})?by)(?:\s{1,4}for\s{1,4}\S{1,300})?(?:\s{0,4}[=(]\s{0,4}|\s{1,4})[EN]?')(?:[^']|'')+/gi,
  /(\bidentified\s{1,4}(?:with\s{1,4}\S{1,64}\s{1,4})?by\s{1,4}\\{0,8}")[^"\\]+/gi,
  /(\bpassword\s{1,4}\$\$)[^$]+/gi,
  // XML.
  /(<[\w:.-]{0,60}(?:password|passphrase|secret|token)>)[^<]+/gi,
  // A query without its address.
  /([?&](?:sig|signature|code|code_verifier|client_secret)=)[^&\s"'`<>#\\]+/gi,
  // An environment in YAML.
  /((?:\b|n)env(?:ironment)?:(?:\n|\\{1,8}n))(?: {1,8}[A-Z_][A-Z\d_]{0,80}: [^\n\\]*(?:\n|\\{1,8}n|$))+/g,
  // The values of a Secret in YAML.
  /(\bkind: Secret\b[^{}]{0,2000}?(?:\b|n)(?:data|stringData):)((?:\s|\\{1,8}n)*(?:\n|\\{1,8}n)(?: {1,8}[^\n\\]*(?:\n|\\{1,8}n|$))*)/g,
  // A line of .netrc.
  /(\bmachine\s{1,4}\S{1,300}\s{1,4}login\s{1,4}\S{1,300}\s{1,4}password\s{1,4})[^\s"'\\]+/g,
  // A password that a shell pipes into chpasswd.
  /(\becho\s{1,4}\\{0,8}["']?[\w.-]{1,64}:)[^\s"'|\\]+(?=\\{0,8}["']?\s{0,4}\|\s{0,4}(?:sudo\s{1,4})?chpasswd)/g,
  /(\bchpasswd\s{0,4}<<<\s{0,4}\\{0,8}["']?[\w.-]{1,64}:)[^\s"'\\]+/g,
  // One that it pipes into a login.
  /(\b(?:echo|printf)\s{1,4}(?:-n\s{1,4}|\\{0,8}["']?%s(?:\\{1,9}n)?\\{0,8}["']?\s{1,4})?\\{0,8}["']?)[^\s"'|\\$][^\s"'|\\]*(?=\\{0,8}["']?\s{0,4}\|\s{0,4}(?:sudo\s{1,4}-S|[^|\n]{0,200}--(?:password-)?stdin)\b)/g,
];

export function hideInStatements(text: string): string {
  return statements.reduce((told, statement) => told.replace(statement, `$1${hidden}`), text);
}
