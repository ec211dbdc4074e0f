import type { Localize } from '../common/localize.ts';

/** The words of the webview's own controls. */
export interface Words {
  readonly title: string;
  readonly overview: string;
  readonly compare: string;
  readonly calls: string;
  readonly tour: string;
  readonly search: string;
  readonly searchMatches: string;
  readonly details: string;
  readonly noDetails: string;
  readonly facts: string;
  readonly back: string;
  readonly open: string;
  readonly showInTree: string;
  readonly saveAsSvg: string;
  readonly saveAsPng: string;
  readonly keys: string;
  readonly howItRuns: string;
  readonly sameColor: string;
  readonly cgroup: string;
  readonly containers: string;
  readonly isolationOf: string;
  readonly mountsOf: string;
  readonly mountDestination: string;
  readonly mountSource: string;
  readonly mountMode: string;
  readonly mountsOfRuntime: string;
  readonly leftSide: string;
  readonly rightSide: string;
  readonly swapSides: string;
  readonly differs: string;
  readonly factsDiffer: string;
  readonly onlyDifferences: string;
  readonly callFilter: string;
  readonly callsShown: string;
  readonly callRecord: string;
  readonly callRecording: string;
  readonly callClear: string;
  readonly callExport: string;
  readonly callMethod: string;
  readonly callDuration: string;
  readonly callSize: string;
  readonly callStarted: string;
  readonly callRequest: string;
  readonly callResponse: string;
  readonly callTiming: string;
  readonly callMessages: string;
  readonly callHidden: string;
  readonly callOk: string;
  readonly callRunning: string;
  readonly callFailed: string;
  readonly noCalls: string;
  readonly callsNotRecorded: string;
  readonly noCallMatches: string;
  readonly milliseconds: string;
  readonly seconds: string;
  readonly minutes: string;
  readonly tourSteps: string;
  readonly previousStep: string;
  readonly nextStep: string;
  readonly tourEffects: string;
  readonly tourCalls: string;
  readonly tourFailed: string;
  readonly recordTour: string;
  readonly loading: string;
}

export function webviewWords(l10n: Localize): Words {
  return {
    title: l10n.t('Runtime Layers'),
    overview: l10n.t('Overview'),
    compare: l10n.t('Compare'),
    calls: l10n.t('Calls'),
    tour: l10n.t('Tour'),
    search: l10n.t('Search'),
    searchMatches: l10n.t('{0} of {1}'),
    details: l10n.t('Details'),
    noDetails: l10n.t('Details are of a card, and none is chosen here.'),
    facts: l10n.t('Facts'),
    back: l10n.t('Back'),
    open: l10n.t('Open'),
    showInTree: l10n.t('Show in Tree'),
    saveAsSvg: l10n.t('Save as SVG'),
    saveAsPng: l10n.t('Save as PNG'),
    keys: l10n.t('Arrows: move · Enter: open · Escape: back · Ctrl+F: search'),
    howItRuns: l10n.t('How it runs'),
    sameColor: l10n.t('Namespaces: same colour, same namespace'),
    cgroup: l10n.t('Cgroup: limits and use'),
    containers: l10n.t('Containers'),
    isolationOf: l10n.t('Isolation of {0}'),
    mountsOf: l10n.t('Mounts of {0}'),
    mountDestination: l10n.t('In the container'),
    mountSource: l10n.t('From'),
    mountMode: l10n.t('Mode'),
    mountsOfRuntime: l10n.t('{0} more that the runtime adds'),
    leftSide: l10n.t('Left sandbox'),
    rightSide: l10n.t('Right sandbox'),
    swapSides: l10n.t('Swap Sides'),
    differs: l10n.t('differs'),
    factsDiffer: l10n.t('{0} of {1} facts differ'),
    onlyDifferences: l10n.t('Only what differs'),
    callFilter: l10n.t('Filter, such as method:Container or status:failed'),
    callsShown: l10n.t('{0} of {1} calls'),
    callRecord: l10n.t('Record'),
    callRecording: l10n.t('Recording'),
    callClear: l10n.t('Clear'),
    callExport: l10n.t('Export…'),
    callMethod: l10n.t('Method'),
    callDuration: l10n.t('Duration'),
    callSize: l10n.t('Size'),
    callStarted: l10n.t('Started'),
    callRequest: l10n.t('Request'),
    callResponse: l10n.t('Response'),
    callTiming: l10n.t('Timing'),
    callMessages: l10n.t('Messages'),
    callHidden: l10n.t('Environment values and likely secrets are hidden, here and in the export.'),
    callOk: l10n.t('succeeded'),
    callRunning: l10n.t('under way'),
    callFailed: l10n.t('failed: {0}'),
    noCalls: l10n.t('No call has been made since this was opened.'),
    callsNotRecorded: l10n.t('Calls are not being recorded.'),
    noCallMatches: l10n.t('No call matches the filter.'),
    milliseconds: l10n.t('{0} ms'),
    seconds: l10n.t('{0} s'),
    minutes: l10n.t('{0} min'),
    tourSteps: l10n.t('Steps'),
    previousStep: l10n.t('Previous'),
    nextStep: l10n.t('Next'),
    tourEffects: l10n.t('What each layer does'),
    tourCalls: l10n.t('Calls of this step'),
    tourFailed: l10n.t('failed'),
    recordTour: l10n.t('Record a Tour'),
    loading: l10n.t('Reading the layers…'),
  };
}
