import { Fragment, type JSX } from 'preact';
import type { SandboxScreen } from '../../diagram/screen/sandboxScreen.ts';
import type { Words } from '../../diagram/words.ts';
import './cgroupTree.css';
import { Meaning, Section } from './section.tsx';

interface CgroupTreeProps {
  readonly cgroup: SandboxScreen['cgroup'];
  readonly words: Words;
}

/** Parents before children, indented, with what holds there. */
export function CgroupTree({ cgroup: { rows, meaning }, words }: CgroupTreeProps): JSX.Element {
  return (
    <Section heading={words.cgroup}>
      <div class="cgroups" role="tree" aria-label={words.cgroup}>
        {rows.map(({ depth, name, value, tone, source }, index) => (
          <div
            key={index}
            class="cgroup"
            style={{ '--depth': String(depth) }}
            role="treeitem"
            aria-level={depth + 1}
            title={source}
            data-row
            data-stop
            tabIndex={-1}
          >
            <span class="cgroup-name mono">
              {depth > 0 && (
                <span class="cgroup-branch" aria-hidden="true">
                  {'└ '}
                </span>
              )}
              <bdi>{name}</bdi>
            </span>
            <bdi class={`cgroup-value tone-${tone}`}>
              <Parts text={value} />
            </bdi>
          </div>
        ))}
      </div>
      <Meaning sentences={meaning} />
    </Section>
  );
}

/** Lines break between the numbers, not within what belongs together. */
function Parts({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      {text.split(' · ').map((part, index, { length }) => (
        <Fragment key={index}>
          <span class="cgroup-part">{index < length - 1 ? `${part}\u00a0·` : part}</span>{' '}
        </Fragment>
      ))}
    </>
  );
}
