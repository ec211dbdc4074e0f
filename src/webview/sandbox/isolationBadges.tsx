import type { JSX } from 'preact';
import type { ContainerSection } from '../../diagram/screen/sandboxScreen.ts';
import { BadgeChip } from '../parts/badgeChip.tsx';
import { Meaning } from './meaning.tsx';
import { Section } from './section.tsx';

interface IsolationBadgesProps {
  readonly heading: string;
  readonly isolation: ContainerSection['isolation'];
}

export function IsolationBadges({ heading, isolation: { badges, meaning } }: IsolationBadgesProps): JSX.Element {
  return (
    <Section heading={heading}>
      <ul class="isolation" data-row>
        {badges.map(({ text, tone, title }) => (
          <li key={text} title={title} data-stop tabIndex={-1}>
            <BadgeChip badge={{ text, tone }} />
          </li>
        ))}
      </ul>
      <Meaning sentences={meaning} />
    </Section>
  );
}
