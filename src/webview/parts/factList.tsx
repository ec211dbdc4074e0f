import type { JSX } from 'preact';
import type { FactLine } from '../../diagram/screen/details.ts';
import './factList.css';

/** Facts, each with its source beneath it. */
export function FactList({ facts }: { readonly facts: readonly FactLine[] }): JSX.Element {
  return (
    <dl class="facts">
      {facts.map(({ label, value, source, tone, isKnown, mono }) => (
        <div key={label} class={`fact${isKnown ? '' : ' fact-unknown'}`}>
          <dt>
            <bdi>{label}</bdi>
          </dt>
          <dd>
            <bdi class={`fact-value tone-${tone}${mono ? ' mono' : ''}`} title={value}>
              {value}
            </bdi>
            <bdi class="fact-source" title={source}>
              {source}
            </bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
