const lastReload = 'aftercare.reloaded-at';
const pause = 30_000;

/** After an update of the product, pages that this tab has not opened yet are gone under their old names: the whole console is loaded anew, but not over and over. */
export function reloadAfterUpdate(): void {
  addEventListener('vite:preloadError', (event) => {
    if (Date.now() - Number(sessionStorage.getItem(lastReload)) < pause) return;
    event.preventDefault();
    sessionStorage.setItem(lastReload, String(Date.now()));
    location.reload();
  });
}
