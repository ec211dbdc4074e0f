import { contributionId, type ContributionId } from './contributionId.ts';

/** The views of the container `criExplorer`, in the order in which they are shown. */
export const viewNames = ['sandboxes', 'containers', 'images', 'runtime'] as const;

export type ViewName = (typeof viewNames)[number];

export type ViewId = ContributionId<ViewName>;

/** How the views share the height of the side bar at first; a person's own choice is kept by VS Code. */
export const viewWeights: Readonly<Record<ViewName, number>> = { sandboxes: 4, containers: 3, images: 2, runtime: 2 };

/** The views that list objects and so have something to welcome with; the runtime view always has facts. */
export const objectViewNames = ['sandboxes', 'containers', 'images'] as const satisfies readonly ViewName[];

export const viewContainerIcon = 'media/icon.svg';

export const viewIds: readonly ViewId[] = viewNames.map((name) => contributionId(name));

export function isViewId(value: unknown): value is ViewId {
  return viewIds.some((id) => id === value);
}

/** By which the workbench knows the tabs of the diagram, also after a reload. */
export const layersViewType = contributionId('layers');
