(function () {
  'use strict';
  var state = JSON.parse(document.body.dataset.state);
  var start = JSON.parse(document.body.dataset.state);
  function all(selector, each) { document.querySelectorAll(selector).forEach(each); }
  function value(id) { return state[id] === undefined || state[id] === '' ? null : state[id]; }
  all('[data-when]', function (el) { el.conditions = JSON.parse(el.dataset.when); });
  function apply() {
    var changed = false;
    all('[data-when]', function (el) {
      el.hidden = !el.conditions.every(function (c) { return (value(c.p) === c.v) === c.e; });
    });
    all('[data-set]', function (el) {
      var on = value(el.dataset.set) === el.dataset.value;
      el.setAttribute(el.getAttribute('role') === 'tab' ? 'aria-selected' : 'aria-pressed', String(on));
    });
    all('[data-uses]', function (el) {
      var stale = el.dataset.uses.split(' ').some(function (id) { return (state[id] || null) !== (start[id] || null); });
      el.classList.toggle('stale', stale);
      changed = changed || stale;
    });
    document.getElementById('changed').hidden = !changed;
  }
  function chosen(el) {
    if (!el.multiple) { return el.value; }
    var options = Array.prototype.slice.call(el.selectedOptions);
    var whole = options.find(function (o) { return o.hasAttribute('data-whole'); });
    var quote = el.dataset.quote;
    return whole ? whole.value : options.map(function (o) {
      var v = o.value;
      return quote && v.startsWith(quote) && v.endsWith(quote) && v.length > 1 ? v : quote + v + quote;
    }).join(el.dataset.delimiter);
  }
  all('[data-parameter]', function (el) {
    el.addEventListener('change', function () { state[el.dataset.parameter] = chosen(el); apply(); });
  });
  all('[data-set]', function (el) {
    el.addEventListener('click', function () { state[el.dataset.set] = el.dataset.value; apply(); });
  });
  all('[role=tablist]', function (list) {
    list.addEventListener('keydown', function (event) {
      var step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      var tabs = Array.prototype.filter.call(list.querySelectorAll('[role=tab]'), function (t) { return !t.hidden; });
      var at = tabs.indexOf(document.activeElement);
      if (step && at >= 0) { tabs[(at + step + tabs.length) % tabs.length].focus(); event.preventDefault(); }
    });
  });
}());
