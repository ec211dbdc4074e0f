import { contributionId } from './contributionId.ts';

/** By which the workbench knows the tabs of the diagram, also after a reload. */
export const layersViewType = contributionId('layers');
