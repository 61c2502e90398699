/** Pictures, sounds and films of messages. */
import {bytes, element, icon} from './draw.js';
import {t} from './words.js';

export const MEDIA = ['image', 'audio', 'video', 'document', 'sticker', 'gif'];

/** A number from 0 to 1 for each call, the same ones for the same text. */
function dice(text) {
  let state = [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 4294967296;
  };
}

/** Generated media is noise to a browser, so a picture that belongs to its seed stands for it. */
function drawnPicture(seed, square) {
  const roll = dice(seed);
  const hue = Math.floor(roll() * 360);
  const width = square ? 200 : 320;
  const hill = (height, shade) => {
    const points = [0, 1, 2, 3, 4, 5].map(i => `${i * width / 5},${Math.round(height + roll() * 50)}`);
    return `<polygon points="0,200 ${points.join(' ')} ${width},200" fill="hsl(${hue + 60} 30% ${shade}%)"/>`;
  };
  const shape = square
    ? `<circle cx="100" cy="100" r="88" fill="hsl(${hue} 70% 62%)"/><circle cx="70" cy="82" r="10"/><circle cx="130" cy="82" r="10"/>`
      + `<path d="M60 ${118 + Math.round(roll() * 12)}q40 ${20 + Math.round(roll() * 30)} 80 0" fill="none" stroke="#000" stroke-width="8" stroke-linecap="round"/>`
    : `<rect width="${width}" height="200" fill="hsl(${hue} 60% 78%)"/><circle cx="${40 + Math.round(roll() * 240)}" cy="${30 + Math.round(roll() * 40)}" r="22" fill="#fff7"/>`
      + hill(80, 55) + hill(115, 42) + hill(145, 30);
  return 'data:image/svg+xml,' + encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 200" width="${width}" height="200">${shape}</svg>`);
}

/** Two seconds of a tune that belongs to the seed, as a WAV file. */
function drawnSound(seed) {
  const roll = dice(seed);
  const rate = 8000;
  const count = rate * 2;
  const notes = [0, 1, 2, 3, 4, 5, 6, 7].map(() => 220 * Math.pow(2, Math.floor(roll() * 13) / 12));
  const view = new DataView(new ArrayBuffer(44 + count));
  [[0, 0x52494646], [8, 0x57415645], [12, 0x666d7420], [36, 0x64617461]].forEach(([at, name]) => view.setUint32(at, name));
  [[4, 36 + count], [16, 16], [24, rate], [28, rate], [40, count]].forEach(([at, value]) => view.setUint32(at, value, true));
  [[20, 1], [22, 1], [32, 1], [34, 8]].forEach(([at, value]) => view.setUint16(at, value, true));
  for (let i = 0; i < count; i++) {
    const fade = 1 - (i % (rate / 4)) / (rate / 4);
    view.setUint8(44 + i, 128 + Math.round(40 * fade * Math.sin(2 * Math.PI * notes[Math.floor(i / (rate / 4))] * i / rate)));
  }
  let text = '';
  new Uint8Array(view.buffer).forEach(byte => { text += String.fromCharCode(byte); });
  return 'data:audio/wav;base64,' + btoa(text);
}

/** What a person sees or hears of media; null for what has nothing to show. */
function player(kind, source, seed, name) {
  if (['image', 'sticker', 'gif'].includes(kind)) {
    const drawn = drawnPicture(seed, kind === 'sticker');
    const picture = element('img', {class: kind, src: source || drawn, alt: name, onerror: failed => {
      if (failed.target.src !== drawn) {
        failed.target.src = drawn;
      }
    }});
    return kind === 'image' && source ? element('a', {class: 'whole', href: source, target: '_blank', rel: 'noopener'}, picture) : picture;
  }
  if (kind === 'audio') {
    return element('audio', {controls: true, preload: 'metadata', src: source || drawnSound(seed), 'aria-label': name});
  }
  if (kind === 'video') {
    return element('video', {controls: true, preload: source ? 'metadata' : 'none', src: source, poster: source ? null : drawnPicture(seed, false), 'aria-label': name});
  }
  return null;
}

/** One media message: url and size as far as they are known, what the picture is drawn from when there is none, and why. */
export function media(kind, one) {
  const served = one.url && one.url.includes('/_sim/media/');
  // a link of the page's own origin, whatever address the simulator was given
  const ours = served ? one.url.slice(one.url.indexOf('/_sim/media/')) : null;
  const whole = ours && /^\/_sim\/media\/(file|sent)-/.test(ours);
  const source = whole ? ours : one.url && !served && /^(data:(image|audio|video)\/|https?:)/.test(one.url) ? one.url : null;
  const label = [one.fileName || t(kind), one.type, one.size === undefined ? null : bytes(one.size), one.lacks ? t(one.lacks) : null]
    .filter(Boolean).join(' · ');
  const file = ours || (one.url && one.url.startsWith('data:') ? one.url : null);
  return [player(kind, source, one.seed || one.url || label, one.caption || t(kind)),
    element(file ? 'a' : 'div', {class: 'tile', href: file, download: file ? one.fileName || kind : null}, icon(kind), element('span', {}, label)),
    one.caption ? element('p', {}, one.caption) : null].filter(Boolean);
}
