// Draws Canada, its provinces and their divisions, and keeps every number of the page that moves: the server sends a line for
// each thing that changed (PaintLines.cs). One geometry file, fetched once and kept by the browser.

const SVG = "http://www.w3.org/2000/svg";
const LABEL_PX = 13;
const ZOOM_MS = 260;
const FRESH_MS = 1600;
const STATUS_PAUSE_MS = 10000;
let geometry;

const make = (name, attributes = {}, parent = null) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent?.append(element);
  return element;
};

const patterns = `
  <pattern id="map-few" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="7" height="7" class="pattern-back"/><rect width="2.2" height="7" class="pattern-ink"/></pattern>
  <pattern id="map-none" width="8" height="8" patternUnits="userSpaceOnUse">
    <rect width="8" height="8" class="pattern-back"/><circle cx="4" cy="4" r="1.1" class="pattern-ink"/></pattern>`;

export async function draw(frame, server, address) {
  geometry ??= fetch(address).then(answer => answer.json());
  const map = new Drawing(frame, server, await geometry);
  return { paint: lines => map.paint(lines), end: () => map.end() };
}

class Drawing {
  constructor(frame, server, geometry) {
    this.server = server;
    this.geometry = geometry;
    this.shapes = new Map();
    this.said = new Map();
    this.svg = make("svg", { role: "group", "aria-describedby": "map-keys", preserveAspectRatio: "xMidYMid meet" });
    this.defs = make("defs", {}, this.svg);
    this.defs.innerHTML = patterns;
    this.back = make("g", { class: "back", "aria-hidden": "true" }, this.svg);
    this.front = make("g", { class: "front" }, this.svg);
    this.labels = make("g", { class: "labels", "aria-hidden": "true" }, this.svg);
    this.hint = document.createElement("div");
    this.hint.className = "map-hint";
    this.hint.setAttribute("aria-hidden", "true");
    frame.replaceChildren(this.svg, this.hint);
    this.box = [...geometry.viewBox];
    this.show(this.box);
    this.listen();
    this.resize = new ResizeObserver(() => this.label());
    this.resize.observe(frame);
    this.page = frame.closest("main") ?? document;
    this.language = `${document.documentElement.lang}-CA`;
    this.statusAt = 0;
    this.again = event => { if (event.detail?.state === "hide") this.server.invokeMethodAsync("Again"); };
    document.getElementById("components-reconnect-modal")?.addEventListener("components-reconnect-state-changed", this.again);
  }

  end() {
    document.getElementById("components-reconnect-modal")?.removeEventListener("components-reconnect-state-changed", this.again);
    this.resize.disconnect();
    cancelAnimationFrame(this.frameRequest);
  }

  listen() {
    const codeOf = event => event.target.closest?.("[data-code]")?.dataset.code;
    this.front.addEventListener("click", event => { const code = codeOf(event); if (code) this.open(code); });
    this.front.addEventListener("keydown", event => this.key(event, codeOf(event)));
    for (const name of ["pointerover", "focusin"]) {
      this.front.addEventListener(name, event => { const code = codeOf(event); if (code) this.tell(code); });
    }
    for (const name of ["pointerleave", "focusout"]) this.front.addEventListener(name, () => this.tell(null));
    // The sea leads up, as does Escape.
    this.svg.addEventListener("keydown", event => { if (event.key === "Escape") this.server.invokeMethodAsync("Up"); });
  }

  open(code) {
    this.keepFocus = document.activeElement?.dataset?.code === code;
    this.server.invokeMethodAsync("Open", code);
  }

  tell(code) {
    const text = code ? this.said.get(code)?.label ?? "" : "";
    this.hint.textContent = text;
    this.hint.hidden = !text;
  }

  paint(lines) {
    this.isFirst = false;
    this.changed = 0;
    for (const line of lines.split("\n")) {
      const [what, ...parts] = line.split("\t");
      if (what === "view") this.stand(...parts);
      else if (what === "region") this.region(...parts);
      else if (what === "value") this.value(...parts);
      else if (what === "time") this.time(...parts);
      else if (what === "events") this.events(...parts);
    }
    if (this.changed > 0) this.label();
    if (this.changed > 0 && !this.isFirst) this.say(this.changed);
  }

  // Where the reader stands; all that follows is the state of things and no news.
  stand(view, selected, ramp, title) {
    this.isFirst = true;
    if (view !== this.view) this.turn(view);
    this.svg.setAttribute("aria-label", title);
    this.svg.dataset.ramp = ramp;
    for (const [code, shape] of this.shapes) shape.path.setAttribute("aria-pressed", code === selected ? "true" : "false");
    for (const row of this.page.querySelectorAll("tr[data-region]")) {
      const isChosen = row.dataset.region === selected, name = row.querySelector("a");
      row.classList.toggle("chosen", isChosen);
      if (isChosen) name.setAttribute("aria-current", "true");
      else name.removeAttribute("aria-current");
    }
    if (selected && selected !== this.selected) this.rove(selected, false);
    this.selected = selected;
    const front = this.shapes.get(selected)?.path;
    if (front && front !== this.front.lastElementChild && document.activeElement !== front) this.front.append(front);
  }

  region(code, shade, text, label, ...cells) {
    this.changed += 1;
    const shape = this.shapes.get(code);
    if (shape) {
      this.said.set(code, { text, label });
      shape.path.setAttribute("class", `region ${shade}`);
      shape.path.setAttribute("aria-label", label);
    }
    this.page.querySelectorAll(`tr[data-region="${code}"] td`).forEach((cell, index) => this.write(cell, cells[index] ?? ""));
  }

  value(key, text) {
    const place = this.page.querySelector(`[data-live="${key}"]`);
    if (place) this.write(place, text);
  }

  time(at) {
    for (const mark of this.page.querySelectorAll(".live-mark")) mark.dataset.asOf = at;
    const place = this.page.querySelector("[data-live-time]");
    if (!place) return;
    place.setAttribute("datetime", at);
    this.set(place, place.dataset.text.replace("{0}", new Date(at).toLocaleTimeString(this.language)));
  }

  // New events wait behind a button that counts them; where there is nothing to read yet, they need not.
  events(count) {
    const button = this.page.querySelector("[data-live-events]");
    if (!button) return;
    const waiting = Number(count) - Number(button.dataset.liveEvents);
    if (waiting > 0 && !button.closest("section").querySelector("li")) {
      button.click();
      return;
    }
    button.hidden = waiting <= 0;
    button.textContent = waiting === 1 ? button.dataset.one : button.dataset.many.replace("{0}", waiting.toLocaleString(this.language));
  }

  // For those who hear the page, and not so often that they hear nothing else.
  say(changed) {
    const status = this.page.querySelector("[data-live-status]");
    if (!status || performance.now() - this.statusAt < STATUS_PAUSE_MS) return;
    this.statusAt = performance.now();
    status.textContent = changed === 1 ? status.dataset.one : status.dataset.many.replace("{0}", changed.toLocaleString(this.language));
  }

  write(place, text) {
    if (place.textContent === text) return;
    this.set(place, text);
    if (this.isFirst || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    place.animate([{ background: "var(--fresh)" }, { background: "transparent" }], { duration: FRESH_MS, easing: "ease-out" });
  }

  // The node stays the one that Blazor knows.
  set(place, text) {
    if (place.firstChild) place.firstChild.nodeValue = text;
    else place.textContent = text;
  }

  turn(view) {
    const inside = this.front.contains(document.activeElement) || this.keepFocus;
    const left = this.view;
    this.view = view;
    this.keepFocus = false;
    this.tell(null);
    const country = view === "CA";
    const regions = country ? this.geometry.provinces : this.geometry.divisions.filter(division => division.province === view);
    const others = country ? [] : this.geometry.provinces.filter(province => province.code !== view);
    this.back.replaceChildren(...others.map(province => make("path", { d: province.path })));
    this.shapes = new Map(regions.map(region => [region.code, {
      path: make("path", { d: region.path, class: "region none", "data-code": region.code, role: "button", tabindex: "-1", "aria-pressed": "false" }),
      at: region.label, box: region.bbox,
    }]));
    this.front.replaceChildren(...[...this.shapes.values()].map(shape => shape.path));
    this.labels.replaceChildren();
    this.rove(this.shapes.has(left) ? left : regions[0]?.code, inside);
    this.zoom(country ? this.geometry.viewBox : this.around(view));
  }

  around(view) {
    const [x, y, width, height] = this.geometry.provinces.find(province => province.code === view).bbox;
    const margin = Math.max(width, height) * 0.05 + 2;
    return [x - margin, y - margin, width + 2 * margin, height + 2 * margin];
  }

  zoom(to) {
    cancelAnimationFrame(this.frameRequest);
    if (!this.zoomed || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.zoomed = true;
      this.show(to);
      return;
    }
    const from = this.box, start = performance.now();
    const step = now => {
      const part = Math.min(1, (now - start) / ZOOM_MS), eased = part * (2 - part);
      this.show(from.map((value, index) => value + (to[index] - value) * eased), part < 1);
      if (part < 1) this.frameRequest = requestAnimationFrame(step);
    };
    this.frameRequest = requestAnimationFrame(step);
  }

  show(box, moving = false) {
    this.box = box;
    this.svg.setAttribute("viewBox", box.map(value => value.toFixed(2)).join(" "));
    if (moving) this.labels.replaceChildren();
    else this.label();
  }

  // One label where it can be read: numbers that would lie on each other are left to the table.
  label() {
    const size = this.svg.getBoundingClientRect();
    if (!size.width || !this.shapes.size) return;
    const unit = 1 / Math.min(size.width / this.box[2], size.height / this.box[3]);
    for (const pattern of this.defs.querySelectorAll("pattern")) {
      pattern.setAttribute("patternTransform", `${pattern.id === "map-few" ? "rotate(45) " : ""}scale(${unit})`);
    }
    const placed = [];
    const texts = [];
    const area = shape => shape.box[2] * shape.box[3];
    for (const [code, shape] of [...this.shapes].sort((a, b) => area(b[1]) - area(a[1]))) {
      const text = this.said.get(code)?.text;
      if (!text) continue;
      const half = [text.length * LABEL_PX * 0.32 * unit, LABEL_PX * 0.62 * unit];
      const free = placed.every(other => Math.abs(other.at[0] - shape.at[0]) > half[0] + other.half[0] || Math.abs(other.at[1] - shape.at[1]) > half[1] + other.half[1]);
      if (!free) continue;
      placed.push({ at: shape.at, half });
      const label = make("text", { x: shape.at[0], y: shape.at[1], "font-size": LABEL_PX * unit, "stroke-width": 3 * unit });
      label.textContent = text;
      texts.push(label);
    }
    this.labels.replaceChildren(...texts);
  }

  rove(code, focus) {
    const next = this.shapes.get(code)?.path;
    if (!next) return;
    for (const shape of this.shapes.values()) shape.path.setAttribute("tabindex", shape.path === next ? "0" : "-1");
    if (focus) next.focus({ preventScroll: true });
  }

  key(event, code) {
    if (!code) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.open(code);
      return;
    }
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!way) return;
    event.preventDefault();
    const next = this.nearest(code, way);
    if (next) this.rove(next, true);
  }

  // The nearest region whose middle lies that way; what lies askew counts as farther.
  nearest(code, [dx, dy]) {
    const from = this.shapes.get(code).at;
    let best = null, least = Infinity;
    for (const [other, shape] of this.shapes) {
      const x = shape.at[0] - from[0], y = shape.at[1] - from[1];
      const along = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
      const cost = along + 2 * aside;
      if (other !== code && along > 0 && cost < least) [best, least] = [other, cost];
    }
    return best;
  }
}
