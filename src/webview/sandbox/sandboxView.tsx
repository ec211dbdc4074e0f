import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { cardIds } from '../../diagram/cardIds.ts';
import type { SandboxScreen } from '../../diagram/screen/sandboxScreen.ts';
import type { Words } from '../../diagram/words.ts';
import { Diagram } from '../diagram/diagram.tsx';
import { flatCards } from '../diagram/drawnCards.ts';
import type { Marks } from '../diagram/marks.ts';
import type { CardEvents } from '../diagram/useRovingFocus.ts';
import { CardBox } from '../parts/cardBox.tsx';
import { CgroupTree } from './cgroupTree.tsx';
import { ContainerSections } from './containerSections.tsx';
import { NamespaceTable } from './namespaceTable.tsx';
import './sandboxView.css';

interface SandboxViewProps {
  readonly screen: SandboxScreen;
  readonly words: Words;
  readonly marks: Marks;
  readonly events: CardEvents;
}

/** One sandbox: at the left how it runs, at the right what it shares and what holds it back. */
export function SandboxView({ screen, words, marks, events }: SandboxViewProps): JSX.Element {
  const { chain, connectors, matrix, cgroup, sections } = screen;
  const [lastId, setLastId] = useState<string | undefined>(undefined);
  const isSelected = ({ containerId }: { containerId: string }): boolean =>
    cardIds.container(containerId) === marks.selected;
  const chosen = sections.find(isSelected) ?? sections.find(({ containerId }) => containerId === lastId) ?? sections[0];
  if (chosen !== undefined && chosen.containerId !== lastId) {
    setLastId(chosen.containerId);
  }
  const choose = (containerId: string): void => {
    setLastId(containerId);
    const card = flatCards(chain).find(({ id }) => id === cardIds.container(containerId));
    if (card !== undefined) {
      events.onSelect(card, false);
    }
  };
  return (
    <div class="sandbox">
      <section class="sandbox-chain" aria-label={words.howItRuns}>
        <h2 aria-hidden="true">{words.howItRuns}</h2>
        <Diagram label={words.howItRuns} cards={chain} connectors={connectors} marks={marks} events={events}>
          <div class="chain">
            {chain.map((card) => (
              <div key={card.id} data-lane={card.id}>
                <CardBox card={card} inner="box" />
              </div>
            ))}
          </div>
        </Diagram>
      </section>
      <div class="sandbox-facts">
        <NamespaceTable matrix={matrix} words={words} />
        <CgroupTree cgroup={cgroup} words={words} />
        {chosen && <ContainerSections sections={sections} chosen={chosen} words={words} onChoose={choose} />}
      </div>
    </div>
  );
}
