// Moves the answer when the package is moved: a preview at once, the whole run after a rest.
(() => {
  "use strict";
  const REST = 400; // milliseconds without a move until the whole run is asked for
  const form = document.getElementById("package");
  const place = document.getElementById("answer");
  if (!form || !place) return;
  let resting = 0;
  let asked = null; // what is under way, to be stopped when something else is asked for

  const width = () => (matchMedia("(max-width: 42rem)").matches ? "320" : "640");

  // What was moved, and what was set before; a number left as it stands is not said.
  const fields = () => {
    const said = new URLSearchParams();
    for (const one of form.elements) {
      if (!one.name || !one.value || one.type === "file") continue;
      if (one.dataset.usual !== undefined && !one.dataset.set && one.value === one.dataset.usual) continue;
      if (one.name === "begins" && !form.elements.crisis.value) continue;
      said.append(one.name, one.value);
    }
    return said;
  };

  // Where the answer stands above the sliders, its first figures go along with them.
  const live = form.querySelector(".live");
  const showLive = () => {
    live.replaceChildren();
    for (const one of [...place.querySelectorAll(".figures li")].slice(0, 2)) {
      const figure = document.createElement("strong");
      figure.textContent = one.querySelector("strong").firstChild.textContent.trim() + " ";
      const line = document.createElement("span");
      line.append(figure, one.querySelector("span").textContent);
      live.append(line);
    }
  };

  const tell = (words, stops) => {
    const state = place.querySelector(".state");
    if (!state) return;
    state.textContent = words + " ";
    if (!stops) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "stop";
    button.textContent = form.dataset.stop;
    button.addEventListener("click", () => asked && asked.abort());
    state.append(button);
  };

  // Answers come line by line: what is being done, then the answer itself.
  const read = async (response) => {
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? "" : decoder.decode(value, { stream: true });
      const lines = rest.split("\n");
      rest = lines.pop();
      for (const line of lines) {
        const told = JSON.parse(line);
        if (told.html !== undefined) return told;
        if (told.fault !== undefined) throw new Error(told.fault);
        tell(told.progress, true);
      }
      if (done) return null;
    }
  };

  const fetchLines = async (said, signal) =>
    read(await fetch(form.dataset.part + "?" + said, { signal, headers: { accept: "application/x-ndjson" } }));

  // A file of one's own goes with every question and is forgotten after it.
  const hasFile = () => [...form.elements].some((one) => one.type === "file" && one.files.length);
  const send = async (said, signal) => {
    const body = new FormData();
    for (const [name, value] of said) body.append(name, value);
    for (const one of form.elements) if (one.type === "file" && one.files.length) body.append(one.name, one.files[0]);
    const response = await fetch(form.dataset.part, { method: "POST", body, signal });
    return { html: await response.text() };
  };

  const ask = async (query, few) => {
    if (asked) asked.abort();
    const own = (asked = new AbortController());
    const said = new URLSearchParams(query);
    if (few) said.set("preview", "yes");
    said.set("width", width());
    place.setAttribute("aria-busy", "true");
    place.classList.add("is-busy");
    try {
      const told = await (hasFile() ? send(said, own.signal) : fetchLines(said, own.signal));
      if (asked !== own) return null;
      place.innerHTML = told ? told.html : "";
      showLive();
      return place.querySelector(".answer");
    } catch (error) {
      if (error.name !== "AbortError") tell(error instanceof TypeError ? form.dataset.lost : error.message, false);
      return null;
    } finally {
      if (asked === own) {
        asked = null;
        place.removeAttribute("aria-busy");
        place.classList.remove("is-busy");
      }
    }
  };

  const show = async (query, moved) => {
    clearTimeout(resting);
    const few = await ask(query, true);
    if (!few) return;
    resting = setTimeout(async () => {
      if (moved && !hasFile()) history.pushState(null, "", few.dataset.address);
      await ask(query, false);
    }, REST);
  };

  form.addEventListener("input", (event) => {
    const one = event.target;
    const pair = one.dataset.for ? document.getElementById(one.dataset.for) : form.querySelector(`[data-for="${one.id}"]`);
    if (pair) pair.value = one.value;
    if (one.dataset.for || pair) show(fields(), true);
  });
  form.addEventListener("change", (event) => {
    const name = event.target.name;
    if (["crisis", "begins", "until", "other", "own_facts"].includes(name)) show(fields(), true);
    if (["country", "package", "settings"].includes(name)) location.assign(form.getAttribute("action") + "?" + start(name));
  });
  // Another country or package starts from its own numbers; the same keeps what was set.
  const start = (name) => {
    const said = fields();
    if (name !== "settings") for (const key of [...said.keys()]) if (/^(set|percent)\./.test(key)) said.delete(key);
    return said;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(fields(), true);
  });
  // Charts and the way to all simulations change what is shown, not the page.
  place.addEventListener("click", (event) => {
    const link = event.target.closest(".charts a, a.full");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const query = new URL(link.href).searchParams;
    query.delete("full");
    if (!link.classList.contains("full")) {
      history.pushState(null, "", link.href);
      form.elements.chart.value = query.get("chart") || "";
    }
    ask(query, false);
  });
  addEventListener("popstate", () => location.reload());
  showLive();
  const first = place.querySelector(".answer");
  if (first && first.dataset.full === "no") {
    resting = setTimeout(() => ask(new URL(first.dataset.address, location.href).searchParams, false), REST);
  }
})();

// What takes long is shown in few simulations first; the whole comes after it, and can be stopped.
for (const place of document.querySelectorAll("[data-load]")) {
  const state = place.querySelector(".state");
  const stopping = new AbortController();
  const tell = (words, stops) => {
    state.textContent = words + " ";
    if (!stops) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "stop";
    button.textContent = place.dataset.stop;
    button.addEventListener("click", () => stopping.abort());
    state.append(button);
  };
  const load = async () => {
    const before = [...state.childNodes];
    try {
      const answer = await fetch(place.dataset.load, { signal: stopping.signal, headers: { accept: "application/x-ndjson" } });
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let rest = "", part; !(part = await reader.read()).done; ) {
        const lines = (rest + part.value).split("\n");
        rest = lines.pop();
        for (const told of lines.map((one) => JSON.parse(one))) {
          if (told.fault !== undefined) tell(told.fault, false);
          else if (told.html === undefined) tell(told.progress || place.dataset.busy, true);
          else place.outerHTML = told.html;
        }
      }
    } catch (error) {
      if (error.name === "AbortError") state.replaceChildren(...before);
      else tell(place.dataset.lost, false);
    }
  };
  load();
}
// A form that brings files tells what is being done with them, and shows its answer in its place.
(() => {
  "use strict";
  const form = document.querySelector("form[data-brings]");
  const place = document.getElementById("answer");
  if (!form || !place) return;
  const state = form.querySelector(".doing");
  const show = form.querySelector("button[type=submit]");
  const stop = form.querySelector("button.stop");
  let asked = null;
  stop.addEventListener("click", () => asked && asked.abort());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (asked) return;
    asked = new AbortController();
    show.disabled = true;
    stop.hidden = false;
    state.textContent = form.dataset.busy;
    let rest = "";
    try {
      const response = await fetch(form.dataset.brings, {
        method: "POST", body: new FormData(form), signal: asked.signal,
        headers: { accept: "application/x-ndjson" },
      });
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        const lines = (rest + value).split("\n");
        rest = lines.pop();
        for (const told of lines.map((line) => JSON.parse(line))) {
          state.textContent = told.progress || told.fault || "";
          if (told.html === undefined) continue;
          place.innerHTML = told.html;
          place.focus();
          place.scrollIntoView();
        }
      }
      if (rest) state.textContent = JSON.parse(rest).detail || form.dataset.lost;
    } catch (error) {
      state.textContent = error.name === "AbortError" ? "" : form.dataset.lost;
    } finally {
      asked = null;
      show.disabled = false;
      stop.hidden = true;
    }
  });
})();
