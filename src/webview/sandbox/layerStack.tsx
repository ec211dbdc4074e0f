import type { JSX } from 'preact';
import type { RootFilesystemSection } from '../../diagram/screen/sandboxScreen.ts';
import { Meaning } from './meaning.tsx';
import { Missing } from './missing.tsx';
import { Section } from './section.tsx';
import './layerStack.css';

/** The snapshots of a root file system as they lie on each other, the writable one on top. */
export function LayerStack({ section }: { readonly section: RootFilesystemSection }): JSX.Element {
  const { heading, layers, meaning, missing } = section;
  return (
    <Section heading={heading}>
      {missing !== undefined && <Missing reason={missing} />}
      {layers.length > 0 && (
        <ol class="layers" role="list">
          {layers.map(({ title, size, aside, isWritable, source, share }, index) => (
            <li
              key={index}
              class={isWritable ? 'layer layer-writable' : 'layer'}
              title={source}
              data-row
              data-stop
              tabIndex={-1}
            >
              <div class="layer-share" style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
              <bdi class="layer-title mono">{title}</bdi>
              <span class="layer-size">{size}</span>
              <bdi class="layer-aside">{aside}</bdi>
            </li>
          ))}
        </ol>
      )}
      <Meaning sentences={meaning} />
    </Section>
  );
}
