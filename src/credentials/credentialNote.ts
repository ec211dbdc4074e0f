/** Why a place that may hold credentials was passed over. Says nothing of what stands there. */
export type CredentialNote =
  | { readonly problem: 'keptUnreadable' }
  /** `code` is the system's, such as `EACCES`. */
  | { readonly problem: 'fileUnreadable'; readonly path: string; readonly code: string }
  /** No JSON, or not of the form that authentication files have. */
  | { readonly problem: 'fileMalformed'; readonly path: string }
  /** The value of `auth` under this key is not Base64 of `username:password`. */
  | { readonly problem: 'entryMalformed'; readonly path: string; readonly key: string }
  | { readonly problem: 'helperNameUnusable'; readonly path: string }
  | { readonly problem: 'helperAbsent'; readonly helper: string }
  | { readonly problem: 'helperTimedOut'; readonly helper: string; readonly timeoutMs: number }
  | { readonly problem: 'helperFailed'; readonly helper: string; readonly exit: string }
  | { readonly problem: 'helperAnswerMalformed'; readonly helper: string };
