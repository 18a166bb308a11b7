// Runs before the first paint, so that a dark console does not flash white. A file of its own: inline scripts are refused by the content security policy.
(function () {
  var chosen = localStorage.getItem('aftercare.theme');
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
