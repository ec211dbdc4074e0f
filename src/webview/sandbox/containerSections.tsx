import type { JSX } from 'preact';
import type { ContainerSection, RootFilesystemSection } from '../../diagram/screen/sandboxScreen.ts';
import type { Words } from '../../diagram/words.ts';
import { BadgeChip } from '../parts/chips.tsx';
import { filled } from '../parts/filled.ts';
import { TabList, useUniqueId } from '../parts/tabList.tsx';
import './layerStack.css';
import { MountsTable } from './mountsTable.tsx';
import { Meaning, Missing, Section } from './section.tsx';

interface ContainerSectionsProps {
  readonly sections: readonly ContainerSection[];
  readonly chosen: ContainerSection;
  readonly words: Words;
  readonly onChoose: (containerId: string) => void;
}

/** What belongs to one container; of several a person chooses one. */
export function ContainerSections({ sections, chosen, words, onChoose }: ContainerSectionsProps): JSX.Element {
  const panelId = useUniqueId();
  const facts = (
    <>
      <LayerStack section={chosen.rootFilesystem} />
      <IsolationBadges heading={filled(words.isolationOf, chosen.name)} isolation={chosen.isolation} />
      <MountsTable heading={filled(words.mountsOf, chosen.name)} mounts={chosen.mounts} words={words} />
    </>
  );
  if (sections.length === 1) {
    return facts;
  }
  return (
    <div class="containers">
      <TabList
        label={words.containers}
        tabs={sections.map(({ containerId, name }) => ({ id: containerId, label: name }))}
        chosen={chosen.containerId}
        panelId={panelId}
        onChoose={onChoose}
      />
      <div id={panelId} class="containers-panel" role="tabpanel" aria-label={chosen.name}>
        {facts}
      </div>
    </div>
  );
}

/** The snapshots of a root file system as they lie on each other, the writable one on top. */
function LayerStack({ section }: { readonly section: RootFilesystemSection }): JSX.Element {
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

interface IsolationBadgesProps {
  readonly heading: string;
  readonly isolation: ContainerSection['isolation'];
}

function IsolationBadges({ heading, isolation: { badges, meaning } }: IsolationBadgesProps): JSX.Element {
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
