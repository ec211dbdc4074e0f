import type { JSX } from 'preact';
import type { Location } from '../../diagram/screen/location.ts';
import type { Words } from '../../diagram/words.ts';
import { type Tab, Tabs } from '../parts/tabs.tsx';
import type { ViewSession, ViewState } from '../state/viewSession.ts';

type Place = 'overview' | 'compare' | 'calls' | 'tour';

interface PlaceTabsProps {
  readonly session: ViewSession;
  readonly state: ViewState;
  readonly words: Words;
}

export function PlaceTabs({ session, state, words }: PlaceTabsProps): JSX.Element {
  const at = (state.location ?? state.screen?.location)?.at ?? 'node';
  const tabs: readonly Tab<Place>[] = [
    { id: 'overview', label: words.overview, kind: 'place', isOn: at !== 'compare' && at !== 'tour' },
    { id: 'compare', label: words.compare, kind: 'place', isOn: at === 'compare' },
    { id: 'calls', label: words.calls, kind: 'panel', isOn: state.isCallsOpen },
    { id: 'tour', label: words.tour, kind: 'place', isOn: at === 'tour' },
  ];
  const choose = (place: Place): void => {
    switch (place) {
      case 'overview':
        session.go({ at: 'node' });
        return;
      case 'compare':
        session.go({ at: 'compare', leftId: sandboxIdAt(state.location), rightId: '' });
        return;
      case 'calls':
        session.openCalls(!state.isCallsOpen);
        return;
      case 'tour':
        session.go({ at: 'tour', step: 0 });
    }
  };
  return <Tabs label={words.title} tabs={tabs} onChoose={choose} />;
}

/** The sandbox that is shown is one side of the comparison; an empty id leaves the choice to the projection. */
function sandboxIdAt(location: Location | undefined): string {
  return location?.at === 'sandbox' || location?.at === 'container' ? location.sandboxId : '';
}
