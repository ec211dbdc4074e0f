import type { Location } from '../../../src/diagram/screen/location.ts';
import type { StandalonePage } from './standalonePage.ts';
import type { ThemeName } from './themes.ts';

const views: Readonly<Record<Location['at'], string>> = {
  node: '.node',
  sandbox: '.sandbox',
  container: '.sandbox',
  compare: '.compare',
  tour: '.tour',
};

/** Opens a recording, goes there as if a row of the tree had been chosen, and waits for the view. */
export async function openAt(
  view: StandalonePage,
  recorded: string,
  location: Location,
  theme?: ThemeName,
): Promise<void> {
  await view.open(recorded, theme);
  await view.tell({ kind: 'navigate', location });
  await view.page.locator(views[location.at]).waitFor();
}
