// Runs before the modules and before the first paint. A file of its own: inline scripts are refused by the content security policy.
(function () {
  // So that a dark console does not flash white.
  var chosen = localStorage.getItem('aftercare.theme');
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  // Zod would otherwise try `new Function` as soon as it is loaded, which the content security policy refuses and reports.
  window.__zod_globalConfig = { jitless: true };
})();
