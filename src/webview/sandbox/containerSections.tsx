import type { JSX } from 'preact';
import type { ContainerSection } from '../../diagram/screen/sandboxScreen.ts';
import type { Words } from '../../diagram/words.ts';
import { filled } from '../parts/filled.ts';
import { TabList } from '../parts/tabList.tsx';
import { useUniqueId } from '../parts/useUniqueId.ts';
import { IsolationBadges } from './isolationBadges.tsx';
import { LayerStack } from './layerStack.tsx';
import { MountsTable } from './mountsTable.tsx';

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
