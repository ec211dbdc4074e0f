/** An element of an SVG picture as text. Numbers are pixels, with one digit after the point. */
export function svgElement(name: string, attributes: Readonly<Record<string, string | number>>, inner = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(numeral(value))}"`);
  return inner === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inner}</${name}>`;
}

/** Text that XML may hold: its own signs escaped, what it forbids left out. */
export function escapeXml(text: string): string {
  const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  // eslint-disable-next-line no-control-regex -- XML forbids these, and lone surrogates.
  const allowed = text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return allowed.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
}

function numeral(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;
}

/**
 * A computed colour in the form that every program for SVG reads. Mixed colours are computed as `color(srgb …)`, which
 * only browsers know. `undefined` for one that cannot be seen.
 */
export function plainColor(computed: string): string | undefined {
  const numbers = computed.match(/[\d.e-]+(?=[\s,)/])/g)?.map(Number) ?? [];
  const scale = computed.startsWith('color(srgb') ? 255 : 1;
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
  if (numbers.length < 3 || alpha === 0) {
    return undefined;
  }
  const channels = [red, green, blue].map((channel) => Math.round(channel * scale)).join(', ');
  return alpha === 1 ? `rgb(${channels})` : `rgba(${channels}, ${alpha})`;
}
