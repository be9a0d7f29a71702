(function () {
  'use strict';
  var charts = new Map();
  var printing = false;
  function css(name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); }
  function colour(name, print) { return printing ? print : css(name); }
  function number(value, digits) {
    return value.toLocaleString('en-US', { maximumFractionDigits: digits });
  }
  function steps(value, base, names, suffix) {
    var size = Math.abs(value), step = 0;
    while (size >= base && step < names.length - 1) { size /= base; step++; }
    return number(value < 0 ? -size : size, 2) + names[step] + suffix;
  }
  function text(value, unit) {
    if (typeof value !== 'number') { return '–'; }
    switch (unit.kind) {
      case 'PERCENT': return number(value * unit.factor, 2) + '%';
      case 'BYTES': return steps(value * unit.factor, 1024, [' B', ' KiB', ' MiB', ' GiB', ' TiB', ' PiB'], unit.suffix);
      case 'BYTES_SI': return steps(value * unit.factor, 1000, [' B', ' kB', ' MB', ' GB', ' TB', ' PB'], unit.suffix);
      case 'TIME': return time(value * unit.factor);
      default: return Math.abs(value) < 1 ? number(value, 4) : steps(value, 1000, ['', 'K', 'M', 'B', 'T'], unit.suffix);
    }
  }
  function time(seconds) {
    var found = [[86400, ' d'], [3600, ' h'], [60, ' min'], [1, ' s'], [1e-3, ' ms'], [1e-6, ' µs']]
      .find(function (one) { return Math.abs(seconds) >= one[0]; });
    return found ? number(seconds / found[0], 2) + found[1] : '0 s';
  }
  // A bare "30" at midnight says nothing about the day.
  var moments = { year: '{yyyy}', month: '{MMM} {yyyy}', day: '{d} {MMM}', hour: '{HH}:{mm}', minute: '{HH}:{mm}', second: '{HH}:{mm}:{ss}',
    millisecond: '{HH}:{mm}:{ss}.{SSS}', none: '{yyyy}-{MM}-{dd} {HH}:{mm}' };
  function moment(millis) { return new Date(millis).toISOString().slice(0, 16).replace('T', ' ') + ' UTC'; }
  function element(name, look, content) {
    var made = document.createElement(name);
    made.className = look;
    made.textContent = content;
    return made;
  }
  function tip(spec, pie) {
    return function (given) {
      var points = Array.isArray(given) ? given : [given];
      var box = element('div', 'tip', '');
      var kind = spec.option.xAxis && spec.option.xAxis.type;
      var lying = spec.option.yAxis && spec.option.yAxis.type === 'category';
      var at = points[0].value;
      if (!pie) {
        var head = kind === 'time' ? moment(at[0]) : kind === 'value' && !lying ? text(at[0], spec.x || spec.y) : points[0].name;
        box.appendChild(element('p', 'head', head || ''));
      }
      points.filter(function (one) { return pie || one.value[lying ? 0 : 1] !== null; })
        .sort(function (a, b) { return pie ? 0 : b.value[lying ? 0 : 1] - a.value[lying ? 0 : 1]; })
        .slice(0, 14).forEach(function (one) {
          var line = element('p', '', '');
          var mark = element('i', 'swatch', '');
          mark.style.background = one.color;
          line.appendChild(mark);
          line.appendChild(element('span', '', pie ? one.name : spec.labels[one.seriesName] || one.seriesName));
          var value = pie ? one.value : one.value[lying ? 0 : 1];
          line.appendChild(element('b', '', text(value, spec.y) + (pie ? ' · ' + one.percent + '%' : '')));
          box.appendChild(line);
        });
      return box;
    };
  }
  function theme() {
    var soft = colour('--soft', '#5c5a58'), line = colour('--line', '#dcdad8');
    var axis = {
      axisLine: { lineStyle: { color: line } }, axisTick: { lineStyle: { color: line } },
      axisLabel: { color: soft, fontSize: 11, hideOverlap: true }, splitLine: { lineStyle: { color: line, opacity: 0.6 } },
      nameTextStyle: { color: soft, align: 'left' }
    };
    return { textStyle: { fontFamily: getComputedStyle(document.body).fontFamily }, timeAxis: axis, valueAxis: axis,
      categoryAxis: Object.assign({}, axis, { splitLine: { show: false } }),
      title: { textStyle: { color: colour('--fg', '#1b1a19'), fontSize: 20 } } };
  }
  function option(spec, box) {
    var pie = spec.option.series[0].type === 'pie';
    var made = Object.assign({}, spec.option);
    made.color = spec.option.color.map(function (one) { return typeof one === 'number' ? css('--s' + one) : one; });
    made.tooltip = Object.assign({ confine: true, transitionDuration: 0, padding: 0, borderWidth: 0,
      backgroundColor: 'transparent', extraCssText: 'box-shadow:none', formatter: tip(spec, pie),
      axisPointer: { type: spec.option.series[0].type === 'bar' ? 'shadow' : 'line', shadowStyle: { color: css('--line'), opacity: 0.3 } } },
    spec.option.tooltip);
    ['xAxis', 'yAxis'].forEach(function (name) {
      var axis = spec.option[name];
      if (!axis) { return; }
      var unit = name === 'xAxis' && spec.x ? spec.x : spec.y;
      var own = {};
      if (axis.type === 'value') { own.axisLabel = { formatter: function (value) { return text(value, unit); } }; }
      if (axis.type === 'value' && name === 'yAxis') { own.splitNumber = box.clientHeight < 160 ? 3 : 5; }
      if (axis.type === 'time') { own.splitNumber = Math.max(2, Math.floor(box.clientWidth / 110)); own.splitLine = { show: false }; own.axisLabel = { formatter: moments }; }
      if (axis.type === 'category') {
        own.axisLabel = { width: name === 'yAxis' ? Math.min(180, box.clientWidth / 3) : 90, overflow: 'truncate' };
      }
      if (name === 'xAxis') {
        own.nameLocation = 'middle';
        own.nameGap = 26;
        own.nameTextStyle = { align: 'center' };
        own.axisLabel = Object.assign({ alignMaxLabel: spec.option.series[0].type === 'bar' ? null : 'right' }, own.axisLabel);
      }
      made[name] = Object.assign({}, axis, own);
    });
    made.series = spec.option.series.map(function (one) {
      return Object.assign({ emphasis: { disabled: one.type === 'line' } }, one,
        pie ? { itemStyle: { borderColor: colour('--card', '#fff'), borderWidth: 2 } } : {},
        one.markLine ? { markLine: Object.assign({ lineStyle: { color: '#d13438', type: 'dashed' },
          label: { position: 'insideEndTop', color: colour('--fg', '#1b1a19'), formatter: function (mark) { return text(mark.value, spec.y); } } }, one.markLine) } : {});
    });
    return made;
  }
  function draw(box) {
    if (box.clientWidth === 0 || box.offsetParent === null) { return; }
    var spec = charts.get(box);
    if (!spec) {
      spec = { read: JSON.parse(box.nextElementSibling.textContent) };
      spec.read.labels = {};
      box.parentNode.querySelectorAll('[data-series]').forEach(function (one) {
        spec.read.labels[one.dataset.series] = one.querySelector('span').textContent;
      });
      charts.set(box, spec);
    }
    if (spec.chart && spec.width === box.clientWidth && !spec.old) { return; }
    if (spec.chart) { spec.chart.dispose(); }
    spec.chart = echarts.init(box, theme(), { renderer: 'svg' });
    spec.chart.setOption(option(spec.read, box));
    spec.width = box.clientWidth;
    spec.old = false;
    var svg = box.querySelector('svg');
    svg.setAttribute('aria-hidden', 'true');
    svg.setAttribute('viewBox', '0 0 ' + svg.getAttribute('width') + ' ' + svg.getAttribute('height'));
    hide(box, spec);
  }
  function hide(box, spec) {
    box.parentNode.querySelectorAll('[data-series][aria-pressed=false]').forEach(function (one) {
      spec.chart.dispatchAction({ type: 'legendUnSelect', name: name(spec, one) });
    });
  }
  function name(spec, button) {
    return spec.read.option.series[0].type === 'pie' ? button.querySelector('span').textContent : button.dataset.series;
  }
  function all(each) { document.querySelectorAll('.plot').forEach(each); }
  function redraw() { charts.forEach(function (spec) { spec.old = true; }); all(draw); }
  document.documentElement.classList.add('live');
  all(draw);
  document.querySelectorAll('details.rows').forEach(function (one) { one.open = false; });
  document.querySelectorAll('[data-series]').forEach(function (button) {
    button.addEventListener('click', function () {
      var on = button.getAttribute('aria-pressed') === 'false';
      var spec = charts.get(button.closest('figure').querySelector('.plot'));
      button.setAttribute('aria-pressed', String(on));
      spec.chart.dispatchAction({ type: on ? 'legendSelect' : 'legendUnSelect', name: name(spec, button) });
    });
  });
  document.querySelectorAll('[data-brush]').forEach(function (bar) {
    var box = bar.parentNode.querySelector('.plot');
    var ends = bar.querySelectorAll('input');
    var whole = [Number(ends[0].min), Number(ends[0].max)];
    var shade = element('div', 'shade', '');
    bar.hidden = false;
    function range() {
      var a = Number(ends[0].value), b = Number(ends[1].value);
      return [Math.min(a, b), Math.max(a, b)];
    }
    function show() {
      var chosen = range(), spec = charts.get(box);
      var some = chosen[0] > whole[0] || chosen[1] < whole[1];
      bar.querySelector('output').textContent = some ? moment(chosen[0]) + ' – ' + moment(chosen[1]) : '';
      bar.querySelector('button').hidden = !some;
      shade.hidden = !some;
      if (!spec || !spec.chart) { return; }
      if (shade.parentNode !== box) { box.appendChild(shade); }
      var from = spec.chart.convertToPixel({ xAxisIndex: 0 }, chosen[0]), to = spec.chart.convertToPixel({ xAxisIndex: 0 }, chosen[1]);
      shade.style.left = from + 'px';
      shade.style.width = Math.max(1, to - from) + 'px';
    }
    function tell() {
      var chosen = range();
      var none = 'only' in bar.dataset && chosen[0] === whole[0] && chosen[1] === whole[1];
      show();
      document.dispatchEvent(new CustomEvent('choose', { detail: { id: bar.dataset.brush, value: none ? '' :
        'between (datetime(' + new Date(chosen[0]).toISOString() + ') .. datetime(' + new Date(chosen[1]).toISOString() + '))' } }));
    }
    ends.forEach(function (end) { end.addEventListener('input', show); end.addEventListener('change', tell); });
    bar.querySelector('button').addEventListener('click', function () { ends[0].value = whole[0]; ends[1].value = whole[1]; tell(); });
    var start = null;
    function place(event) {
      var at = charts.get(box).chart.convertFromPixel({ xAxisIndex: 0 }, event.clientX - box.getBoundingClientRect().left);
      return Math.max(whole[0], Math.min(whole[1], at));
    }
    box.addEventListener('pointerdown', function (event) {
      if (event.button === 0 && charts.get(box)) { start = place(event); box.setPointerCapture(event.pointerId); }
    });
    box.addEventListener('pointermove', function (event) {
      if (start !== null) { ends[0].value = Math.min(start, place(event)); ends[1].value = Math.max(start, place(event)); show(); }
    });
    box.addEventListener('pointerup', function () {
      if (start !== null) { start = null; tell(); }
    });
    bar.show = show;
  });
  all(function (box) {
    new ResizeObserver(function () {
      requestAnimationFrame(function () {
        draw(box);
        var bar = box.parentNode.querySelector('[data-brush]');
        if (bar) { bar.show(); }
      });
    }).observe(box);
  });
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  window.addEventListener('beforeprint', function () { printing = true; redraw(); });
  window.addEventListener('afterprint', function () { printing = false; redraw(); });
}());
