// Moves a country's settings and draws what its table of responses answers. No library, no request.
(function () {
  "use strict";
  var page = JSON.parse(document.getElementById("page").textContent);
  var table = window.carepactResponses;
  var knobs = page.knobs, last = table.years.length - 1, timer = 0;
  var inputs = knobs.map(function (k) { return document.getElementById("knob-" + k.name); });

  function clip(x, low, high) { return Math.max(low, Math.min(high, x)); }

  function near(node, x) {
    var up = node[2] === null ? 1 : (x - node[2]) / (node[1] - node[2]);
    var down = node[3] === null ? 1 : (node[3] - x) / (node[3] - node[1]);
    return clip(Math.min(up, down), 0, 1);
  }

  // Everything that settings x answer: figures by name, each by year or of the last year alone.
  function tell(x) {
    var close = table.nodes.map(function (n) { return near(n, x[n[0]]); });
    var sums = table.base.map(function () { return 0; });
    table.places.forEach(function (place, i) {
      var weight = 1;
      place.forEach(function (n) { weight *= close[n]; });
      if (weight) table.added[i].forEach(function (a, c) { sums[c] += weight * a; });
    });
    var kept = {}, found = {}, law = table.law, room = table.room;
    table.columns.forEach(function (column, c) {
      var name = column[1] ? column[0] + ":" + column[1] : column[0];
      (kept[name] = kept[name] || []).push([c, column[2], table.base[c] + sums[c] * table.unit[c]]);
    });
    var jobs = kept["care_jobs:women"];
    var entering = kept.freed.map(function (freed, y) {
      var moved = clip(freed[2], -room.in_work[y], room.without[y]), hired = jobs[y][2];
      var whole = moved - clip(room.shared[y] * moved, 0, Math.max(hired, 0));
      return Math.min(whole, Math.max(room.room[y] - hired, 0));
    });
    Object.keys(kept).forEach(function (name) {
      found[name] = kept[name].map(function (one) {
        return one[2] + entering[table.years.indexOf(one[1])] * table.a_mother[one[0]];
      });
    });
    found.mothers_entering = entering;
    found.net_cost = found.state_cost.map(function (c, y) { return c - found.comes_back[y]; });
    ["women", "men"].forEach(function (sex, s) {
      found["employment:" + sex] = found["care_jobs:" + sex].map(function (j, y) {
        return (law.employed[sex][y] + j + (s ? 0 : entering[y])) / law.adults[sex][y];
      });
    });
    found.earnings_gap = [1 - found["labour_income:women"][0] / found["labour_income:men"][0]];
    return found;
  }

  function end(series) { return series[series.length - 1]; }

  function write(x, decimals) {
    var parts = Math.abs(x).toFixed(decimals).split(".");
    var whole = parts[0].replace(/\B(?=(\d{3})+$)/g, page.signs.group);
    var said = whole + (parts[1] ? page.signs.decimal + parts[1] : "");
    return (x < 0 && Number(x.toFixed(decimals)) !== 0 ? "\u2212" : "") + said;
  }

  function print(x, kind) {
    if (kind === "gdp") return write(100 * x, 2) + page.signs.percent;
    if (kind === "share") return write(100 * x, 1) + page.signs.percent;
    if (kind === "hours") return page.words.hours.replace("{hours}", write(x, 2));
    var size = Math.abs(x) >= 1 ? Math.floor(Math.log10(Math.abs(x))) : 0;
    var step = Math.pow(10, Math.max(0, size - 2));
    return write(Math.round(x / step) * step, 0);
  }

  function plain(text) {
    return String(text).replace(/[&<>"]/g, function (c) { return "&#" + c.charCodeAt(0) + ";"; });
  }

  function text(x, y, words, more) {
    return '<text x="' + x.toFixed(1) + '" y="' + y.toFixed(1) + '" ' + (more || "") + ">" +
      plain(words) + "</text>";
  }

  function line(points, colour, more) {
    return '<polyline fill="none" stroke="' + colour + '" ' + more + ' points="' +
      points.map(function (p) { return p[0].toFixed(1) + "," + p[1].toFixed(1); }).join(" ") + '"/>';
  }

  function ticks(low, high) {
    var rough = (high - low) / 4, power = Math.pow(10, Math.floor(Math.log10(rough)));
    var step = power * [1, 2, 2.5, 5, 10].find(function (s) { return power * s >= rough * 0.999; });
    var found = [], decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9) + (step / power === 2.5 ? 1 : 0));
    for (var i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) found.push(i * step);
    return { at: found, decimals: decimals };
  }

  function svg(width, height, title, parts) {
    return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ' + width + " " + height.toFixed(0) +
      '" width="' + width + '" role="img" font-family="Arial, Liberation Sans, sans-serif" font-size="12.5">' +
      "<title>" + plain(title) + "</title>" + parts + "</svg>";
  }

  function drawLines(panel, begun, found, width) {
    var c = page.colours, years = table.years, height = 190, left = 44, right = width - 14, top = 34, foot = height - 24;
    var all = [0].concat(begun[panel.name], found[panel.name], panel.low, panel.high)
      .filter(function (v) { return v !== null; }).map(function (v) { return 100 * v; });
    var low = Math.min.apply(null, all), high = Math.max.apply(null, all);
    if (high - low < 1e-6) high = low + 0.1;
    function y(v) { return foot - (v - low) / (high - low) * (foot - top); }
    function x(i) { return left + i / last * (right - left); }
    function series(values) { return values.map(function (v, i) { return [x(i), y(100 * v)]; }); }
    var marks = ticks(low, high), parts = text(0, 14, panel.title, 'font-weight="bold" fill="#222222"');
    marks.at.forEach(function (t) {
      parts += line([[left, y(t)], [right, y(t)]], Math.abs(t) < 1e-12 ? c.zero : c.frame, "");
      parts += text(left - 5, y(t) + 4, write(t, marks.decimals), 'text-anchor="end" fill="' + c.note + '"');
    });
    var band = series(panel.high).concat(series(panel.low).reverse());
    parts += '<polygon fill="' + c.start + '" fill-opacity="0.16" points="' + band.map(function (p) {
      return p[0].toFixed(1) + "," + p[1].toFixed(1); }).join(" ") + '"/>';
    parts += line(series(begun[panel.name]), c.start, 'stroke-width="1.8" stroke-dasharray="5 4"');
    parts += line(series(found[panel.name]), c.yours, 'stroke-width="3"');
    parts += text(left, height - 6, years[0], 'fill="' + c.note + '"');
    parts += text(right, height - 6, years[last], 'text-anchor="end" fill="' + c.note + '"');
    return svg(width, height, panel.title + ": " + print(end(found[panel.name]), "gdp"), parts);
  }

  function drawBars(chart, begun, found, width) {
    var c = page.colours, rows = chart.rows.map(function (name) {
      var f = page.figures[name], bars = [[end(begun[name]), c.pale, page.words.start],
        [end(found[name]), f.colour, page.words.yours]];
      if (f.law !== null) bars.unshift([f.law, c.range, page.words.law]);
      return { figure: f, bars: bars };
    });
    var all = [0];
    rows.forEach(function (r) { r.bars.forEach(function (b) { all.push(b[0]); }); });
    var low = Math.min.apply(null, all), high = Math.max.apply(null, all), left = 4, right = width - 170;
    if (high <= low) high = low + 1;
    function x(v) { return left + (v - low) / (high - low) * (right - left); }
    var parts = "", y = 4;
    rows.forEach(function (r) {
      parts += text(0, y + 12, r.figure.words, 'fill="#222222"');
      y += 18;
      r.bars.forEach(function (b) {
        var a = Math.min(x(0), x(b[0])), z = Math.max(x(0), x(b[0]));
        parts += '<rect x="' + a.toFixed(1) + '" y="' + y + '" width="' + (z - a).toFixed(1) + '" height="13" fill="' +
          b[1] + '" stroke="' + c.zero + '"/>' + text(z + 6, y + 11, print(b[0], r.figure.kind) + " " + b[2], 'font-size="11.5" fill="#222222"');
        y += 16;
      });
      y += 6;
    });
    parts = line([[x(0), 18], [x(0), y - 6]], c.zero, "") + parts;
    return svg(width, y, chart.title, parts);
  }

  function stand() {
    return knobs.map(function (k, i) { return k.stops[Number(inputs[i].value)][0]; });
  }

  function command(x) {
    return page.command + knobs.map(function (k, i) {
      if (x[i] === k.start) return "";
      return k.places.map(function (p) {
        var to = k.factor ? p[1] * x[i] : x[i] <= k.law ? (k.law > 0 ? p[1] * x[i] / k.law : x[i])
          : p[1] + (k.high - p[1]) * (x[i] - k.law) / (k.high - k.law);
        return " --set " + p[0] + "=" + Number(to.toPrecision(6));
      }).join("");
    }).join("");
  }

  var begun = tell(knobs.map(function (k) { return k.start; }));

  function show() {
    var x = stand(), found = tell(x), moved = [];
    knobs.forEach(function (k, i) {
      var stop = k.stops[Number(inputs[i].value)];
      inputs[i].setAttribute("aria-valuetext", stop[1]);
      document.getElementById("value-" + k.name).textContent = stop[1];
      if (stop[0] !== k.start) moved.push(k.name + "=" + stop[0]);
    });
    document.querySelectorAll("[data-figure]").forEach(function (cell) {
      var name = cell.getAttribute("data-figure");
      cell.textContent = page.mark + print(end(found[name]), page.figures[name].kind);
    });
    document.querySelectorAll("[data-chart]").forEach(function (box) {
      var name = box.getAttribute("data-chart"), width = clip(box.clientWidth, 280, 640);
      box.innerHTML = name === "cost"
        ? page.panels.map(function (p) { return drawLines(p, begun, found, width < 560 ? width : width / 2 - 8); }).join(" ")
        : drawBars(page.charts[name], begun, found, width);
    });
    document.getElementById("command").textContent = command(x);
    window.clearTimeout(timer);
    timer = window.setTimeout(function () {
      document.getElementById("said").textContent = page.words.sentence
        .replace("{cost}", page.mark + print(end(found.cost), "gdp"))
        .replace("{net}", page.mark + print(end(found.net_cost), "gdp"))
        .replace("{jobs}", page.mark + print(end(found["care_jobs:women"]) + end(found["care_jobs:men"]), "count"));
      try { window.history.replaceState(null, "", moved.length ? "#" + moved.join("&") : window.location.pathname.split("/").pop()); } catch (e) { moved = []; }
    }, 250);
  }

  function put(of) {
    knobs.forEach(function (k, i) {
      var wanted = of(k), best = 0;
      k.stops.forEach(function (s, n) {
        if (Math.abs(s[0] - wanted) < Math.abs(k.stops[best][0] - wanted)) best = n;
      });
      inputs[i].value = String(best);
    });
    show();
  }

  function read() {
    var told = {};
    window.location.hash.slice(1).split("&").forEach(function (one) {
      var parts = one.split("=");
      if (parts[1] !== undefined && isFinite(parts[1])) told[parts[0]] = Number(parts[1]);
    });
    put(function (k) { return k.name in told ? told[k.name] : k.start; });
  }

  document.querySelectorAll(".live").forEach(function (one) { one.hidden = false; });
  inputs.forEach(function (input) { input.addEventListener("input", show); });
  document.getElementById("to-start").addEventListener("click", function () { put(function (k) { return k.start; }); });
  document.getElementById("to-law").addEventListener("click", function () { put(function (k) { return k.law; }); });
  window.addEventListener("hashchange", read);
  window.addEventListener("resize", show);
  window.carepact = { tell: tell };
  read();
}());
