import type { CredentialNote } from '../../credentials/credentialNote.ts';
import { plainText } from '../../words/plainText.ts';

/** One line for the log: where a login could not be looked for, and what to do about it. */
export function credentialNoteText(note: CredentialNote): string {
  switch (note.problem) {
    case 'keptUnreadable':
      return 'The secret storage of the editor cannot be read: what was kept there is not used';
    case 'fileUnreadable':
      return `${plainText(note.path)} cannot be read (${note.code}): its logins are not used`;
    case 'fileMalformed':
      return `${plainText(note.path)} is not a JSON file of logins: log in anew with the program that wrote it`;
    case 'entryMalformed':
      return `${plainText(note.path)}: what stands under ${plainText(note.key)} is no login: log in anew`;
    case 'helperNameUnusable':
      return `${plainText(note.path)} names a credential helper that cannot be the name of a program: it was not run`;
    case 'helperAbsent':
      return `${note.helper} is not in the PATH of the extension host: its logins are not used`;
    case 'helperTimedOut':
      return `${note.helper} gave no answer within ${note.timeoutMs / 1000} s and was ended: it may wait for a person`;
    case 'helperFailed':
      return `${note.helper} failed (${note.exit}): run "${note.helper} list" to see why`;
    case 'helperAnswerMalformed':
      return `${note.helper} gave an answer that is no login`;
  }
}
