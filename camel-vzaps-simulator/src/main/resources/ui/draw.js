/** What all parts of the page draw with. */
import {language, t} from './words.js';

export const $ = id => document.getElementById(id);

// drawn, because not every machine has a font with pictures
const ICONS = {
  image: 'M3 5h18v14H3zM3 16l5-5 4 4 3-3 6 6M16 9h.01',
  audio: 'M9 4h6v9H9zM6 11v2a6 6 0 0 0 12 0v-2M12 19v3',
  video: 'M3 6h12v12H3zM15 11l6-4v10l-6-4z',
  document: 'M6 2h8l5 5v15H6zM14 2v6h5M9 13h6M9 17h6',
  sticker: 'M4 4h16v10l-6 6H4zM14 20v-6h6',
  gif: 'M3 5h18v14H3zM8 5v14M16 5v14',
  location: 'M12 21s7-6.5 7-12a7 7 0 0 0-14 0c0 5.5 7 12 7 12zM12 11a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
  contact: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 21c0-5 4-7 8-7s8 2 8 7',
  poll: 'M4 6h11M4 12h16M4 18h7',
  group: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2 20c0-4 3-6 6-6s6 2 6 6M16 11a3 3 0 1 0 0-6M17 14c3 0 5 2 5 6',
  back: 'M15 5l-7 7 7 7',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  attach: 'M20 11l-8 8a5 5 0 0 1-7-7l8-8a3.4 3.4 0 0 1 5 5l-8 8a1.7 1.7 0 0 1-2.5-2.5l7-7',
  '👍': 'M7 11v9H4v-9zM7 12l4-8c2 0 3 1 2.5 3L13 10h6c1 0 2 1 1.5 2l-2 7c-.3.7-1 1-1.5 1H7',
  '❤️': 'M12 20S4 15 4 9.5A4 4 0 0 1 12 8a4 4 0 0 1 8 1.5C20 15 12 20 12 20z',
  '😂': 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M7 10l2-1.5L11 10M13 10l2-1.5L17 10M7.5 13.5h9a4.5 4.5 0 0 1-9 0z',
  '😮': 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M9 9.5h.01M15 9.5h.01M12 17.5a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4',
  '😢': 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M9 10h.01M15 10h.01M8.5 16.5a4.5 4.5 0 0 1 7 0M16 12.5v1.5',
};

/** The reactions a phone offers first. */
export const REACTIONS = ['👍', '❤️', '😂', '😮', '😢'];

export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.filter(child => child !== null && child !== undefined && child !== false));
  return made;
}

export function icon(kind) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', ICONS[kind] || ICONS.document);
  svg.append(path);
  return svg;
}

/** An emoji as a picture that every machine has, or as text. */
export function emoji(text) {
  return ICONS[text] && REACTIONS.includes(text)
    ? element('span', {class: 'emoji', role: 'img', 'aria-label': text}, icon(text)) : element('span', {class: 'emoji'}, text);
}

export const hasIcon = kind => Boolean(ICONS[kind]);

const last = {};

/** Draws only when the data changed, so that focus and scrolling stay. */
export function redraw(name, data, draw) {
  const text = JSON.stringify(data);
  if (last[name] !== text) {
    last[name] = text;
    draw();
  }
}

/** Replaces the children of a list; the focus stays on what has the same data-key. */
export function refill(list, children) {
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  list.replaceChildren(...children);
  if (focused) {
    const again = [...list.querySelectorAll('[data-key]')].find(one => one.dataset.key === focused);
    if (again) {
      again.focus();
    }
  }
}

export function clock(at) {
  return new Date(at).toLocaleTimeString(language, {hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23'});
}

export function day(at) {
  const date = new Date(at);
  return date.toDateString() === new Date().toDateString() ? t('today')
    : date.toLocaleDateString(language, {day: 'numeric', month: 'long', year: 'numeric'});
}

export function bytes(size) {
  return size >= 1048576 ? (size / 1048576).toFixed(1) + ' MiB' : size >= 1024 ? (size / 1024).toFixed(1) + ' KiB' : size + ' B';
}

export const number = count => count.toLocaleString(language);
