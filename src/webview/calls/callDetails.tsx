import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CallRecord } from '../../contract/call.ts';
import type { Words } from '../../diagram/words.ts';
import { hidden } from '../../redact/secretNames.ts';
import { byteText } from '../../words/bytes.ts';
import { StateDot } from '../parts/chips.tsx';
import { TabList, useUniqueId } from '../parts/tabList.tsx';
import './callDetails.css';
import { callDuration, callName, callTone, jsonText, outcomeText } from './callText.ts';

interface CallDetailsProps {
  readonly call: CallRecord;
  readonly words: Words;
}

type Part = 'request' | 'response' | 'timing';

/** One call: what was asked, what came back and how long it took. */
export function CallDetails({ call, words }: CallDetailsProps): JSX.Element {
  const [part, setPart] = useState<Part>('response');
  const panelId = useUniqueId();
  const { service, detail } = call;
  const name = callName(call);
  const tabs: readonly { readonly id: Part; readonly label: string }[] = [
    { id: 'request', label: words.callRequest },
    { id: 'response', label: words.callResponse },
    { id: 'timing', label: words.callTiming },
  ];
  return (
    <section class="call-details" aria-label={name}>
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <p class="call-service">
        <bdi class="mono">{service}</bdi>
        <span class={`call-result tone-${callTone(call)}`}>
          <StateDot tone={callTone(call)} />
          {outcomeText(call, words)}
        </span>
      </p>
      {detail !== undefined && (
        <p class="call-detail tone-bad">
          <bdi>{detail}</bdi>
        </p>
      )}
      <TabList label={name} tabs={tabs} chosen={part} panelId={panelId} onChoose={setPart} />
      <div id={panelId} class="call-part" role="tabpanel" aria-label={labelOf(part, words)} tabIndex={0}>
        {part === 'timing' ? (
          <Timing call={call} words={words} />
        ) : (
          <Message text={jsonText(part === 'request' ? call.request : call.response)} words={words} />
        )}
      </div>
    </section>
  );
}

function Message({ text, words }: { readonly text: string; readonly words: Words }): JSX.Element {
  return (
    <>
      {text.includes(hidden) && <p class="call-service">{words.callHidden}</p>}
      <pre class="mono">{text}</pre>
    </>
  );
}

function labelOf(part: Part, words: Words): string {
  return { request: words.callRequest, response: words.callResponse, timing: words.callTiming }[part];
}

function Timing({ call, words }: CallDetailsProps): JSX.Element {
  const { startedAtMs, durationMs, requestBytes, responseBytes, messages } = call;
  const lines = [
    [words.callStarted, new Date(startedAtMs).toISOString()],
    [words.callDuration, durationMs === undefined ? words.callRunning : callDuration(call, startedAtMs, words)],
    [words.callRequest, byteText(requestBytes)],
    [words.callResponse, byteText(responseBytes)],
    [words.callMessages, String(messages)],
  ] as const;
  return (
    <dl class="call-timing">
      {lines.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd class="mono">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
