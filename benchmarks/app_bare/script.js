"use strict";
const place = document.getElementById("answer");
document.getElementById("package").addEventListener("input", async (event) => {
  const work = new URLSearchParams(location.search).get("work") || "yes";
  const answer = await fetch("part?work=" + work + "&value=" + event.target.value);
  place.innerHTML = await answer.text();
});
