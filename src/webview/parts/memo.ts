import { Component, type ComponentChild, type ComponentClass, createElement, type JSX } from 'preact';

/** A component that is drawn again only when one of its properties is another value. */
export function memo<Props extends object>(draw: (props: Props) => JSX.Element | null): ComponentClass<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const names = new Set([...Object.keys(next), ...Object.keys(this.props)]);
      return [...names].some((name) => Reflect.get(next, name) !== Reflect.get(this.props, name));
    }

    override render(): ComponentChild {
      return createElement(draw, this.props);
    }
  };
}
