import { expect, it } from 'vitest';
import { ViewChoicesStore } from '../../../../src/host/ui/viewChoicesStore.ts';

function memento(values: Record<string, unknown> = {}): ConstructorParameters<typeof ViewChoicesStore>[0] {
  return {
    keys: () => Object.keys(values),
    get: (key: string, instead?: unknown) => values[key] ?? instead,
    update: (key, value) => {
      values[key] = value;
      return Promise.resolve();
    },
  };
}

it('remembers grouping and order, and no filter', async () => {
  const kept = memento();
  const store = new ViewChoicesStore(kept);
  await store.group('namespace');
  await store.sort('age');
  store.filter('web');
  expect(new ViewChoicesStore(kept).choices).toMatchObject({
    grouping: 'namespace',
    sortOrder: 'age',
    filter: { text: '' },
  });
});

it('tells of a change only, and takes no value that it does not know', () => {
  const store = new ViewChoicesStore(memento({ containerGrouping: 'colour', sortOrder: 7 }));
  expect(store.choices).toMatchObject({ grouping: 'flat', sortOrder: 'name' });
  let told = 0;
  store.onDidChange(() => (told += 1));
  store.filter('web');
  store.filter(' web ');
  store.filter('');
  expect(told).toBe(2);
});
