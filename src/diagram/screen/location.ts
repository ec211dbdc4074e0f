/** Where in the diagram a person is. Plain JSON: it is the webview's saved state. */
export type Location =
  | { readonly at: 'node' }
  | { readonly at: 'sandbox'; readonly sandboxId: string }
  | { readonly at: 'container'; readonly sandboxId: string; readonly containerId: string }
  | { readonly at: 'compare'; readonly leftId: string; readonly rightId: string }
  | { readonly at: 'tour'; readonly step: number };
