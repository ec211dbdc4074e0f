import type { JSX } from 'preact';
import type { Location } from '../../diagram/screen/location.ts';
import type { Crumb } from '../../diagram/screen/screen.ts';

interface CrumbsProps {
  readonly crumbs: readonly Crumb[];
  readonly title: string;
  readonly onGo: (to: Location) => void;
}

export function Crumbs({ crumbs, title, onGo }: CrumbsProps): JSX.Element {
  return (
    <nav class="crumbs" aria-label={title}>
      <ol>
        {crumbs.map(({ label, to }, index) => (
          <li key={index}>
            {index === crumbs.length - 1 ? (
              <h1 aria-current="location">
                <bdi>{label}</bdi>
              </h1>
            ) : (
              <button type="button" class="link" onClick={() => onGo(to)}>
                <bdi>{label}</bdi>
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
