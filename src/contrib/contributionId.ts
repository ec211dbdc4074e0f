/** Everything contributed begins with this. */
export const contributionPrefix = 'criExplorer';

export type ContributionId<Name extends string> = `criExplorer.${Name}`;

/** `refresh` -> `criExplorer.refresh`, for commands, views, settings and context keys alike. */
export function contributionId<Name extends string>(name: Name): ContributionId<Name> {
  return `criExplorer.${name}`;
}
