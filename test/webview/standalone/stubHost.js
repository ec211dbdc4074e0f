/* global document, window, fetch, location, sessionStorage */
// In place of VS Code: messages go to the server of the page, and its answers come back as messages of the window.
const { recorded } = document.body.dataset;

window.acquireVsCodeApi = () => ({
  postMessage: (message) => {
    fetch(`/message?recorded=${recorded}`, { method: 'POST', body: JSON.stringify(message) })
      .then((response) => response.json())
      .then((answers) => {
        for (const answer of answers) {
          window.postMessage(answer);
        }
      });
  },
  getState: () => JSON.parse(sessionStorage.getItem(location.search) ?? 'null') ?? undefined,
  setState: (state) => sessionStorage.setItem(location.search, JSON.stringify(state)),
});
