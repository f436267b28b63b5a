"use strict";
// Measures a page from within it: `measure.move` and `measure.first`, in milliseconds.
window.measure = {
  // From the event of a slider to the frame after the one in which another drawing stands.
  move: ([path, value]) => new Promise((found, lost) => {
    const place = document.getElementById("answer");
    const range = path ? document.querySelector(`[data-for="${path}"]`)
                       : document.querySelector("input[type=range]");
    const drawing = () => (place.querySelector("svg") || { outerHTML: "" }).outerHTML;
    const before = drawing();
    const begin = performance.now();
    const timer = setTimeout(() => lost(new Error("no other chart")), 60000);
    const watch = new MutationObserver(() => {
      const answer = place.querySelector(".answer");
      if (!drawing() || drawing() === before || (answer && answer.dataset.full === "yes")) return;
      watch.disconnect();
      clearTimeout(timer);
      requestAnimationFrame(() => requestAnimationFrame(() => found(performance.now() - begin)));
    });
    watch.observe(place, { childList: true, subtree: true });
    range.step = "any"; // so that every value is another one
    range.value = value;
    range.dispatchEvent(new Event("input", { bubbles: true }));
  }),
};
// When the first chart of a page has been painted, from the beginning of its navigation.
window.measure.first = new Promise((found) => {
  const painted = () => performance.getEntriesByName("first-contentful-paint")[0];
  const look = () => {
    if (!document.querySelector("main svg, #answer svg") || !painted()) return requestAnimationFrame(look);
    return requestAnimationFrame(() => requestAnimationFrame(() => found(performance.now())));
  };
  requestAnimationFrame(look);
});
