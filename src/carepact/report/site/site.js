// Moves a country's settings and draws what its table of responses answers. No library, no request.
(() => {
"use strict";
const { max, min, floor, log10, abs, ceil, round } = Math;
const get = id => document.getElementById(id), all = what => document.querySelectorAll(what);
const page = JSON.parse(get("page").textContent), table = window.carepactResponses;
const { knobs, colours, words } = page, { years, law, room } = table, last = years.length - 1;
const inputs = knobs.map(k => get("knob-" + k.name)), end = series => series[series.length - 1];
const clip = (x, low, high) => max(low, min(high, x));
let timer;

const near = ([, at, left, right], x) => clip(min(
  left === null ? 1 : (x - left) / (at - left), right === null ? 1 : (right - x) / (right - at)), 0, 1);

// What settings answer: figures by name, each by year or of the last year alone.
function tell(x) {
  const close = table.nodes.map(n => near(n, x[n[0]])), sums = table.base.map(() => 0);
  table.places.forEach((place, i) => {
    const weight = place.reduce((w, n) => w * close[n], 1);
    if (weight) table.added[i].forEach((a, c) => { sums[c] += weight * a; });
  });
  const kept = {}, found = {};
  table.columns.forEach(([name, label, year], c) => {
    const key = label ? name + ":" + label : name;
    (kept[key] = kept[key] || []).push([c, years.indexOf(year), table.base[c] + sums[c] * table.unit[c]]);
  });
  // As `employment.enter_work`: no more mothers than are without work, and none counted twice.
  const entering = kept.freed.map(([, y, freed]) => {
    const moved = clip(freed, -room.in_work[y], room.without[y]), hired = kept["care_jobs:women"][y][2];
    return min(moved - clip(room.shared[y] * moved, 0, max(hired, 0)),
      max(room.room[y] - hired, 0));
  });
  for (const key in kept) found[key] = kept[key].map(([c, y, v]) => v + entering[y] * table.a_mother[c]);
  found.mothers_entering = entering;
  found.net_cost = found.state_cost.map((cost, y) => cost - found.comes_back[y]);
  for (const sex of ["women", "men"]) found["employment:" + sex] = found["care_jobs:" + sex].map(
    (jobs, y) => (law.employed[sex][y] + jobs + (sex === "women" ? entering[y] : 0)) / law.adults[sex][y]);
  found.earnings_gap = [1 - found["labour_income:women"][0] / found["labour_income:men"][0]];
  return found;
}

function write(x, decimals) {
  const [whole, part] = abs(x).toFixed(decimals).split(".");
  return (x < 0 && Number(x.toFixed(decimals)) ? "\u2212" : "") +
    whole.replace(/\B(?=(\d{3})+$)/g, page.signs.group) + (part ? page.signs.decimal + part : "");
}

function print(x, kind) {
  if (kind !== "hours" && kind !== "count") return write(100 * x, kind === "gdp" ? 2 : 1) + page.signs.percent;
  if (kind === "hours") return words.hours.replace("{hours}", write(x, 2));
  const step = 10 ** max(0, floor(log10(abs(x) || 1)) - 2);
  return write(round(x / step) * step, 0);
}

const plain = said => String(said).replace(/[&<>"]/g, c => "&#" + c.charCodeAt(0) + ";");
const text = (x, y, said, more) => `<text x="${x}" y="${y}" ${more}>${plain(said)}</text>`;
const way = points => points.map(p => p.map(v => v.toFixed(1)).join()).join(" ");
const line = (points, colour, more) => `<polyline fill="none" stroke="${colour}" ${more} points="${way(points)}"/>`;
const svg = (width, height, title, parts) => `<svg viewBox="0 0 ${width} ${height}" width="${width}" role="img" ` +
  `font-family="Arial, sans-serif" font-size="12"><title>${plain(title)}</title>${parts}</svg>`;

function drawLines(panel, begun, found, width) {
  const left = 44, right = width - 12, top = 28, foot = 166, note = `fill="${colours.note}"`;
  const seen = [0, ...begun[panel.name], ...found[panel.name], ...panel.low, ...panel.high].map(v => 100 * v);
  const low = min(...seen), high = max(...seen, low + 0.01);
  const x = i => left + i / last * (right - left), y = v => foot - (v - low) / (high - low) * (foot - top);
  const series = values => values.map((v, i) => [x(i), y(100 * v)]);
  const rough = (high - low) / 4, power = 10 ** floor(log10(rough));
  const step = power * [1, 2, 2.5, 5, 10].find(s => power * s >= rough * 0.999);
  const decimals = max(0, -floor(log10(step) + 1e-9) + (step / power === 2.5));
  let parts = text(0, 13, panel.title, 'font-weight="bold" font-size="11"');
  for (let i = ceil(low / step - 1e-9); i * step <= high; i++) {
    parts += line([[left, y(i * step)], [right, y(i * step)]], i ? colours.frame : colours.zero, "") +
      text(left - 5, y(i * step) + 4, write(i * step, decimals), `text-anchor="end" ${note}`);
  }
  parts += `<polygon fill="${colours.start}" fill-opacity=".16" points="` +
    way([...series(panel.high), ...series(panel.low).reverse()]) + '"/>' +
    line(series(begun[panel.name]), colours.start, 'stroke-width="1.8" stroke-dasharray="5 4"') +
    line(series(found[panel.name]), colours.yours, 'stroke-width="3"') +
    text(left, 184, years[0], note) + text(right, 184, years[last], `text-anchor="end" ${note}`);
  return svg(width, 190, panel.title + ": " + print(end(found[panel.name]), "gdp"), parts);
}

function drawBars(chart, begun, found, width) {
  const rows = chart.rows.map(name => {
    const one = page.figures[name], bars = [[end(begun[name]), colours.pale, words.start],
      [end(found[name]), one.colour, words.yours]];
    if (one.law !== null) bars.unshift([one.law, colours.range, words.law]);
    return [one, bars.map(([value, colour, said]) => [value, colour, print(value, one.kind) + " " + said])];
  });
  const seen = rows.flatMap(row => row[1]), values = seen.map(b => b[0]), low = min(0, ...values);
  const room = 16 + 6.6 * max(...seen.map(b => b[2].length)), high = max(...values, low + 1e-9);
  const x = v => 4 + (v - low) / (high - low) * (width - room);
  let parts = "", y = 0;
  for (const [one, bars] of rows) {
    parts += text(0, y + 13, one.words, "");
    y += 18;
    for (const [value, colour, said] of bars) {
      const [from, to] = [x(0), x(value)].sort((a, b) => a - b);
      parts += `<rect x="${from}" y="${y}" width="${to - from}" height="13" fill="${colour}" stroke="${colours.zero}"/>` +
        text(to + 6, y + 11, said, "");
      y += 16;
    }
    y += 6;
  }
  return svg(width, y, chart.title, parts);
}

const stop = (k, i) => k.stops[inputs[i].value];

// The settings that a command takes for what was moved; see `Knob.aim`.
const settings = x => knobs.map((k, i) => x[i] === k.start ? "" : k.places.map(([path, now]) => {
  const to = k.factor ? now * x[i] : x[i] > k.law ? now + (k.high - now) * (x[i] - k.law) / (k.high - k.law)
    : k.law ? now * x[i] / k.law : x[i];
  return ` --set ${path}=${Number(to.toPrecision(6))}`;
}).join("")).join("");

const command = get("command").textContent, begun = tell(knobs.map(k => k.start));

function show() {
  const x = knobs.map((k, i) => stop(k, i)[0]), found = tell(x), of = name => end(found[name]);
  knobs.forEach((k, i) => {
    get("value-" + k.name).textContent = stop(k, i)[1];
    inputs[i].setAttribute("aria-valuetext", stop(k, i)[1]);
  });
  all("[data-figure]").forEach(cell => {
    const name = cell.dataset.figure;
    cell.textContent = page.mark + print(of(name), page.figures[name].kind);
  });
  all("[data-chart]").forEach(box => {
    const name = box.dataset.chart, width = clip(box.clientWidth, 260, 640);
    box.innerHTML = name === "cost" ? page.panels.map(p =>
      drawLines(p, begun, found, width < 600 ? width : width / 2 - 8)).join(" ")
      : drawBars(page.charts[name], begun, found, width);
  });
  get("command").textContent = command + settings(x);
  clearTimeout(timer);
  // It is read out once hands rest.
  timer = setTimeout(() => {
    get("said").textContent = words.sentence.replace("{cost}", page.mark + print(of("cost"), "gdp"))
      .replace("{net}", page.mark + print(of("net_cost"), "gdp"))
      .replace("{jobs}", page.mark + print(of("care_jobs:women") + of("care_jobs:men"), "count"));
    const moved = knobs.flatMap((k, i) => x[i] === k.start ? [] : [k.name + "=" + x[i]]).join("&");
    history.replaceState(null, "", "#" + moved);
    all("[data-language]").forEach(link => { link.hash = moved; });
  }, 250);
}

function put(wanted) {
  knobs.forEach((k, i) => {
    const far = s => abs(s[0] - wanted(k));
    inputs[i].value = k.stops.reduce((best, s, n) => far(s) < far(k.stops[best]) ? n : best, 0);
  });
  show();
}

function read() {
  const told = new URLSearchParams(location.hash.slice(1));
  put(k => told.has(k.name) && isFinite(told.get(k.name)) ? Number(told.get(k.name)) : k.start);
}

all(".live").forEach(one => { one.hidden = false; });
inputs.forEach(input => input.addEventListener("input", show));
get("to-start").addEventListener("click", () => put(k => k.start));
get("to-law").addEventListener("click", () => put(k => k.law));
addEventListener("hashchange", read);
addEventListener("resize", show);
window.carepact = { tell };
read();
})();
