// Shows finished HTML in the page, opens its links without a page load, sorts tables by a heading.
const shown = new WeakMap();
const PAUSE = 4000; // milliseconds without a key, after which what is typed is kept
keepWhatIsTyped();

export default function ({ parentElement, data }) {
  const html = typeof data === "string" ? data : new TextDecoder().decode(data);
  let host = parentElement.querySelector(".sc-panel");
  if (!host) {
    host = document.createElement("div");
    host.className = "sc-panel";
    parentElement.appendChild(host);
  }
  if (shown.get(host) !== html) {
    const sorted = host.querySelector("th[aria-sort]");
    const again = sorted && [...sorted.parentNode.children].indexOf(sorted);
    const direction = sorted && sorted.getAttribute("aria-sort");
    host.innerHTML = html;
    shown.set(host, html);
    if (sorted) sortBy(host.querySelectorAll("tr.headings > th")[again], direction);
    showWhatTheAddressNames(host);
  }
  host.onclick = (event) => clicked(event, host);
}

function clicked(event, host) {
  // A new tab, a new window and a selection of text stay what the browser makes of them.
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!isPlain) return;
  const button = event.target.closest("button[data-sort]");
  if (button) return sortBy(button.closest("th"), next(button.closest("th")));
  const link = event.target.closest("a[href]");
  if (link && link.getAttribute("href").startsWith("#")) {
    event.preventDefault();
    return goTo(host.ownerDocument.getElementById(link.getAttribute("href").slice(1)));
  }
  if (link && link.dataset.open) {
    event.preventDefault();
    return open(link.dataset.open);
  }
  const row = !link && event.target.closest("tr[data-row]");
  if (row && String(window.getSelection()) === "") open(row.dataset.row);
}

// As if the reader had come by the browser's own Back and Forward: one entry in its history, and one
// run of the script. st.switch_page would make two of each.
function open(address) {
  history.pushState({}, "", address);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
}

function goTo(place) {
  if (!place) return;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  place.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
  place.focus({ preventScroll: true });
  history.replaceState(history.state, "", "#" + place.id);
}

function showWhatTheAddressNames(host) {
  const name = decodeURIComponent(window.location.hash.slice(1));
  const place = name && host.querySelector("#" + CSS.escape(name));
  if (place) requestAnimationFrame(() => place.scrollIntoView({ block: "start" }));
}

function next(heading) {
  return { ascending: "descending", descending: "none" }[heading.getAttribute("aria-sort")] || "ascending";
}

function sortBy(heading, direction) {
  if (!heading) return;
  const table = heading.closest("table");
  for (const other of heading.parentNode.children) other.removeAttribute("aria-sort");
  const rows = [...table.querySelectorAll("tr[data-row]")];
  rows.forEach((row, place) => {
    if (!row.home) row.home = { body: row.parentNode, place };
  });
  table.classList.toggle("sorted", direction !== "none");
  rows.sort((a, b) => a.home.place - b.home.place);
  if (direction === "none") {
    for (const row of rows) row.home.body.appendChild(row);
    return;
  }
  heading.setAttribute("aria-sort", direction);
  const column = [...heading.parentNode.children].indexOf(heading);
  const first = table.querySelector("tbody.rows");
  const way = direction === "ascending" ? 1 : -1;
  rows.sort((a, b) => compare(a.children[column], b.children[column], way));
  for (const row of rows) first.appendChild(row);
}

// What has no value stays last in both directions.
function compare(a, b, way) {
  const [x, y] = [a.dataset.value, b.dataset.value];
  if (x === undefined || y === undefined) return (x === undefined) - (y === undefined);
  const difference = Number(x) - Number(y);
  return way * (Number.isNaN(difference) ? x.localeCompare(y) : difference);
}

// Streamlit hears of a text box when the reader leaves it, or presses Ctrl and Enter in it. A pause, and
// another tab being looked at, count as that too, so that a reload loses no more than the last seconds.
function keepWhatIsTyped() {
  if (window.keepsWhatIsTyped) return; // one listener, however many panels there are
  window.keepsWhatIsTyped = true;
  let pause;
  document.addEventListener("input", (event) => {
    clearTimeout(pause);
    if (isBox(event.target) && !event.isComposing) pause = setTimeout(keep, PAUSE, event.target);
  });
  const now = () => keep(document.activeElement);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && now());
}

function isBox(element) {
  return Boolean(element?.matches?.('[data-testid="stTextArea"] textarea'));
}

function keep(box) {
  if (!isBox(box) || !box.isConnected) return;
  box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true }));
}
