/** The system's wish, or the one set in VS Code (`workbench.reduceMotion`). */
export function prefersStillness(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') ||
    window.matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
