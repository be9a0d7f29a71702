(function () {
  'use strict';
  var said = document.getElementById('serve');
  var key = 'tocsin ' + location.pathname;
  var names = JSON.parse(document.body.dataset.names || '{}');
  var start = JSON.parse(document.body.dataset.state || '{}');
  var kept = {};
  try { kept = JSON.parse(sessionStorage.getItem(key)) || {}; } catch (e) { kept = {}; }
  var values = kept.values || {};
  function folds() { return Array.prototype.slice.call(document.querySelectorAll('details')); }
  function keep() {
    sessionStorage.setItem(key, JSON.stringify({
      values: values, y: window.scrollY, folds: folds().map(function (one) { return one.open; })
    }));
  }
  Object.keys(names).forEach(function (id) {
    var value = (kept.values || {})[names[id]];
    if (value !== undefined) { document.dispatchEvent(new CustomEvent('choose', {detail: {id: id, value: value}})); }
  });
  document.addEventListener('state', function (event) {
    values = {};
    Object.keys(names).forEach(function (id) {
      if ((event.detail[id] || null) !== (start[id] || null)) { values[names[id]] = event.detail[id] || null; }
    });
    keep();
  });
  if (kept.folds && kept.folds.length === folds().length) {
    folds().forEach(function (one, i) { one.open = kept.folds[i]; });
  }
  if (kept.y) { window.scrollTo(0, kept.y); }
  window.addEventListener('pagehide', keep);
  var source = new EventSource('/events');
  source.onopen = function () { said.textContent = 'live'; };
  source.onerror = function () { said.textContent = 'not connected: tocsin preview --serve has ended, or is starting'; };
  source.onmessage = function (event) {
    if (event.data !== said.dataset.version) { source.close(); location.reload(); }
  };
}());
