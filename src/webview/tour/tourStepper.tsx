import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { TourStep } from '../../diagram/screen/tourScreen.ts';
import type { Words } from '../../diagram/words.ts';
import './tourStepper.css';

interface TourStepperProps {
  readonly steps: readonly TourStep[];
  readonly step: number;
  readonly words: Words;
  readonly onStep: (step: number) => void;
}

/** The steps in a row. Arrows move in it; N and P wherever the focus is, but where a person types. */
export function TourStepper({ steps, step, words, onStep }: TourStepperProps): JSX.Element {
  const list = useRef<HTMLOListElement>(null);
  const go = (to: number): boolean => {
    const isThere = to >= 0 && to < steps.length && to !== step;
    if (isThere) {
      onStep(to);
    }
    return isThere;
  };
  const newest = useRef(go);
  newest.current = go;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const by = { n: 1, p: -1 }[event.key.toLowerCase()];
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (by !== undefined && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        newest.current(step + by);
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [step]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = new Map([
      ['ArrowLeft', step - 1],
      ['ArrowRight', step + 1],
      ['Home', 0],
      ['End', steps.length - 1],
    ]).get(event.key);
    if (to !== undefined && go(to)) {
      event.preventDefault();
      list.current?.querySelectorAll('button')[to]?.focus();
    }
  };
  return (
    <nav class="stepper" aria-label={words.tourSteps}>
      <button type="button" class="button" disabled={step === 0} onClick={() => go(step - 1)}>
        {words.previousStep}
      </button>
      <ol ref={list} onKeyDown={onKeyDown}>
        {steps.map(({ title, aside }, index) => (
          <li key={index} class={index < step ? 'step-past' : undefined}>
            <button
              type="button"
              class="step"
              aria-current={index === step ? 'step' : undefined}
              onClick={() => go(index)}
            >
              <span class="step-number" aria-hidden="true">
                {index + 1}
              </span>
              <span class="step-title">{title}</span>
              <bdi class="step-aside">{aside}</bdi>
            </button>
          </li>
        ))}
      </ol>
      <button type="button" class="button" disabled={step === steps.length - 1} onClick={() => go(step + 1)}>
        {words.nextStep}
      </button>
    </nav>
  );
}
