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
