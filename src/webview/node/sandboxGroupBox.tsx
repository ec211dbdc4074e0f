import type { ComponentClass, JSX } from 'preact';
import type { SandboxGroup } from '../../diagram/screen/nodeScreen.ts';
import { CardBox } from '../parts/cardBox.tsx';
import { StateDot } from '../parts/chips.tsx';
import { memo } from '../parts/memo.ts';

interface SandboxGroupBoxProps {
  readonly group: SandboxGroup;
  readonly onToggle: (groupId: string) => void;
}

/** The sandboxes of one namespace; what is cut off comes with the button that says how many. */
export const SandboxGroupBox: ComponentClass<SandboxGroupBoxProps> = memo(drawGroup);

function drawGroup({ group, onToggle }: SandboxGroupBoxProps): JSX.Element {
  const { id, title, count, troubled, cards, isExpanded } = group;
  const hidden = count - cards.length;
  return (
    <div class="group" style={{ '--cards': String(Math.min(6, cards.length + (hidden > 0 ? 1 : 0))) }}>
      <div class="group-head" aria-hidden="true">
        <bdi class="group-title" title={title}>
          {title}
        </bdi>
        <span class="group-count">{count}</span>
        {troubled > 0 && (
          <span class="group-troubled tone-bad">
            <StateDot tone="bad" />
            {troubled}
          </span>
        )}
      </div>
      <div class="group-cards">
        {cards.map((card) => (
          <CardBox key={card.id} card={card} />
        ))}
        {(hidden > 0 || isExpanded) && (
          <button
            type="button"
            class="group-more"
            data-card={`toggle/${id}`}
            role="treeitem"
            aria-level={1}
            aria-expanded={isExpanded}
            aria-label={hidden > 0 ? `${title} +${hidden}` : title}
            tabIndex={-1}
            onClick={() => onToggle(id)}
          >
            {hidden > 0 ? `+ ${hidden}` : '−'}
          </button>
        )}
      </div>
    </div>
  );
}
