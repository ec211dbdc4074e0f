import { describe, expect, it } from 'vitest';
import { tooltipMarkdown } from '../../../../src/host/tree/tooltipMarkdown.ts';

describe('tooltipMarkdown', () => {
  it('is a table whose head is the first fact', () => {
    const facts = [
      { label: 'Pod', value: 'web' },
      { label: 'State', value: 'not ready' },
    ];
    expect(tooltipMarkdown(facts)).toBe('| Pod | web |\n|:--|:--|\n| State | not ready |');
    expect(tooltipMarkdown([])).toBe('');
  });

  it('shortens what cannot be broken into lines, and leaves a long path alone', () => {
    const id = 'ab'.repeat(32);
    const path = `/var/log/pods/${'shop/'.repeat(20)}0.log`;
    const markdown = tooltipMarkdown([
      { label: 'ID', value: id },
      { label: 'Log', value: path },
    ]);
    expect(markdown).toContain(`| ${id.slice(0, 47)}… |`);
    expect(tooltipMarkdown([{ label: '', value: '容器'.repeat(40) }])).toContain('容器'.repeat(40));
    expect(markdown).toContain(path.replaceAll('/', '&#47;').replaceAll('.', '&#46;'));
  });

  it.each([
    ['a link', '[click](command:workbench.action.quit)'],
    ['an image', '![x](https://evil.example/x.png)'],
    ['a bare link', 'https://evil.example www.evil.example me@evil.example'],
    ['HTML', '<img src=x onerror=alert(1)>'],
    ['an entity', '&lt;b&gt; &#60;'],
    ['an icon', '$(zap)'],
    ['emphasis and code', '**b** _i_ `c` ~~s~~'],
    ['another column or line', 'a | b \\| c \n| d |\r\n\n# e'],
  ])('can only be text: %s', (_what, value) => {
    const markdown = tooltipMarkdown([
      { label: 'Pod', value: 'web' },
      { label: 'Name', value },
    ]);
    const cell = markdown.split('\n').slice(2).join('\n');
    // Two cells, and nothing in the second but letters, digits, spaces and numeric entities.
    expect(cell).toMatch(/^\| Name \| (?:[A-Za-z0-9 ]|&#\d+;)* \|$/);
    const read = cell.slice('| Name | '.length, -' |'.length);
    expect(read.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))).toBe(value.replace(/\s+/g, ' '));
  });
});
