(function () {
  'use strict';
  var names = JSON.parse(document.body.dataset.names);
  var last = JSON.parse(document.body.dataset.state);
  var ids = Object.keys(names);
  var busy = false;
  function choose(id, value) {
    document.dispatchEvent(new CustomEvent('choose', {detail: {id: id, value: value}}));
  }
  document.addEventListener('state', function (event) {
    if (busy) { return; }
    busy = true;
    ids.forEach(function (id) {
      var value = event.detail[id];
      if (value === last[id]) { return; }
      last[id] = value;
      ids.forEach(function (other) {
        if (other !== id && names[other] === names[id] && event.detail[other] !== value) {
          last[other] = value;
          choose(other, value);
        }
      });
    });
    busy = false;
  });
  document.querySelectorAll('.changes a').forEach(function (link) {
    link.addEventListener('click', function () {
      for (var el = document.getElementById(link.hash.slice(1)); el; el = el.parentElement) {
        if (el.localName === 'details') { el.open = true; }
        (el.hidden && el.conditions || []).forEach(function (c) { if (c.e) { choose(c.p, c.v); } });
      }
    });
  });
}());
