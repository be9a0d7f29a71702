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
    all('[role=tablist]', reach);
    document.dispatchEvent(new CustomEvent('state', {detail: state}));
  }
  function tabs(list) {
    return Array.prototype.filter.call(list.querySelectorAll('[role=tab]'), function (tab) { return !tab.hidden; });
  }
  // One stop for the whole list, as the pattern for tabs has it (w3.org/WAI/ARIA/apg/patterns/tabs); arrows do the rest.
  function reach(list) {
    var open = tabs(list).filter(function (tab) { return tab.getAttribute('aria-selected') === 'true'; });
    var stop = open[0] || tabs(list)[0];
    list.querySelectorAll('[role=tab]').forEach(function (tab) { tab.tabIndex = tab === stop ? 0 : -1; });
    var others = tabs(list).filter(function (tab) { return open.indexOf(tab) < 0; });
    function names(some) { return some.map(function (tab) { return tab.textContent; }).join(', '); }
    list.nextElementSibling.textContent = (open.length ? 'On this print: ' + names(open) + '. ' : '')
      + (others.length ? 'Not on it: ' + names(others) + '.' : '');
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
  function choose(row) {
    var sets = JSON.parse(row.dataset.choose);
    var again = row.hasAttribute('aria-current');
    row.parentNode.querySelectorAll('[aria-current]').forEach(function (one) { one.removeAttribute('aria-current'); });
    if (!again) { row.setAttribute('aria-current', 'true'); }
    Object.keys(sets).forEach(function (id) { state[id] = again ? start[id] : sets[id]; });
    apply();
  }
  all('[data-choose]', function (row) {
    row.addEventListener('click', function (event) { if (!event.target.closest('a,button')) { choose(row); } });
    row.addEventListener('keydown', function (event) {
      if (event.target === row && (event.key === 'Enter' || event.key === ' ')) { choose(row); event.preventDefault(); }
    });
  });
  function unfold(body) {
    var open = {};
    body.querySelectorAll('[data-line]').forEach(function (row) {
      var under = row.dataset.under;
      var seen = under === '-1' || open[under] === true;
      var button = row.querySelector('.fold');
      row.hidden = !seen;
      open[row.dataset.line] = seen && button !== null && button.getAttribute('aria-expanded') === 'true';
    });
  }
  all('.fold', function (button) {
    button.addEventListener('click', function () {
      button.setAttribute('aria-expanded', String(button.getAttribute('aria-expanded') !== 'true'));
      unfold(button.closest('tbody'));
    });
  });
  all('.filter', function (input) {
    var body = input.nextElementSibling.querySelector('tbody');
    input.addEventListener('input', function () {
      var words = input.value.trim().toLowerCase();
      if (!words) { body.querySelectorAll('tr').forEach(function (row) { row.hidden = false; }); unfold(body); return; }
      body.querySelectorAll('tr').forEach(function (row) {
        row.hidden = !Array.prototype.some.call(row.cells, function (cell) { return cell.textContent.toLowerCase().indexOf(words) >= 0; });
      });
    });
  });
  function show(el, value) {
    if (!el.multiple) { el.value = value || ''; return; }
    var quote = el.dataset.quote;
    var values = (value || '').split(el.dataset.delimiter).map(function (v) {
      return quote && v.startsWith(quote) && v.endsWith(quote) && v.length > 1 ? v.slice(quote.length, -quote.length) : v;
    });
    Array.prototype.forEach.call(el.options, function (o) {
      o.selected = o.hasAttribute('data-whole') ? o.value === value : values.indexOf(o.value) >= 0;
    });
  }
  document.addEventListener('choose', function (event) {
    state[event.detail.id] = event.detail.value;
    all('[data-parameter="' + event.detail.id + '"]', function (el) { show(el, event.detail.value); });
    apply();
  });
  all('[role=tablist]', function (list) {
    reach(list);
    list.addEventListener('keydown', function (event) {
      var seen = tabs(list), at = seen.indexOf(document.activeElement), last = seen.length - 1;
      var to = { ArrowRight: at < last ? at + 1 : 0, ArrowLeft: at > 0 ? at - 1 : last, Home: 0, End: last }[event.key];
      if (at >= 0 && to !== undefined) { seen[to].focus(); event.preventDefault(); }
    });
  });
}());
