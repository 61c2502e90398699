'use strict';

const POLL_MS = 700;
const $ = id => document.getElementById(id);
const SWITCHES = [
  ['Every second send fails with 500', {match: {path: 'regex:/instances/[^/]+/chat/send/.*'}, probability: 0.5, seed: 1, do: {status: 500}}],
  ['Sends are refused with 429, Retry-After 1', {match: {path: 'regex:/instances/[^/]+/chat/send/.*'}, do: {status: 429, headers: {'Retry-After': '1'}}}],
  ['Sends take effect, then the connection is reset', {match: {path: 'regex:/instances/[^/]+/chat/send/.*'}, do: {reset: 'after'}}],
  ['Answers take 3 seconds', {match: {path: '/instances/'}, do: {delayMs: 3000}}],
  ['No access tokens (503)', {match: {operation: 'auth/getAccessToken'}, do: {status: 503}}],
  ['Realtime refuses connections (503)', {match: {operation: 'events/subscribe'}, do: {status: 503}}],
  ['Realtime sends each event twice', {match: {operation: 'events/frame'}, do: {duplicate: true}}],
  ['Webhooks are delivered twice', {match: {operation: 'webhook'}, do: {duplicate: true}}],
];
const TICKS = {QUEUED: ['…', 'waiting'], SENT: ['✓', 'sent'], DELIVERED: ['✓✓', 'delivered'], READ: ['✓✓', 'read'],
  DELETED: ['×', 'deleted'], REMOVED: ['×', 'removed from the queue']};
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
};
const NAMES = {image: 'Picture', audio: 'Voice', video: 'Video', document: 'File', sticker: 'Sticker', gif: 'Animation'};
const OTHERS = {location: 'Location', contact: 'Contact', contacts_array: 'Contacts', poll_creation: 'Poll', reaction: 'Reaction', protocol: 'Change',
  buttons_response: 'Button', list_response: 'List', extended_text: 'Text'};

/** What the box makes of its text; everything else is media with the text as its caption. */
const CONTENTS = {
  text: text => ({text}),
  location: text => ({location: {latitude: -23.5505, longitude: -46.6333, name: text || 'Here'}}),
  contact: text => ({contact: {name: text || 'Ana Souza', phone: '5511955554444'}}),
  poll: text => {
    const [question, options] = (text || 'Shall we meet? Yes, No').split(/(?<=\?)/);
    return {poll: {name: question, options: (options || 'Yes, No').split(',').map(option => option.trim())}};
  },
};

const shown = {instance: null, chat: null, opened: new Map(), last: {}, qrFor: null};

async function call(method, path, body) {
  const options = {method, headers: {}};
  if (body !== undefined) {
    options.headers['Content-Type'] = 'application/json';
    options.body = JSON.stringify(body);
  }
  const answer = await fetch('/_sim/' + path, options);
  const text = await answer.text();
  const json = text ? JSON.parse(text) : null;
  if (!answer.ok) {
    throw new Error(json && json.error ? json.error : 'status ' + answer.status);
  }
  return json;
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

/** Redraws a list only when its data changed, so that focus and scrolling stay. */
function redraw(name, data, draw) {
  const text = JSON.stringify(data);
  if (shown.last[name] !== text) {
    shown.last[name] = text;
    draw();
  }
}

function refill(list, children) {
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  list.replaceChildren(...children);
  if (focused) {
    const again = [...list.querySelectorAll('[data-key]')].find(one => one.dataset.key === focused);
    if (again) {
      again.focus();
    }
  }
}

function clock(at) {
  return new Date(at).toLocaleTimeString([], {hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23'});
}

function icon(kind) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', ICONS[kind] || ICONS.document);
  svg.append(path);
  return svg;
}

function bytes(size) {
  return size >= 1048576 ? (size / 1048576).toFixed(1) + ' MiB' : size >= 1024 ? (size / 1024).toFixed(1) + ' KiB' : size + ' B';
}

function show(view) {
  document.body.dataset.view = view;
  document.querySelectorAll('nav button').forEach(button =>
    button.setAttribute('aria-pressed', String(button.dataset.show === view)));
}

function drawInstances(instances) {
  refill($('instances'), instances.map(instance => element('li', {},
    element('button', {type: 'button', 'data-key': instance.id, 'aria-pressed': String(instance.id === shown.instance),
        onclick: () => { choose(instance.id); }},
      element('span', {class: 'name'}, instance.id),
      element('span', {class: 'mark' + (instance.connected ? ' on' : '')}, instance.connected ? '● connected' : '○ not paired'),
      element('span', {class: 'sub'}, `+${instance.phone} · ${instance.messages} sent · ${instance.events} events`)))));
}

function choose(id) {
  shown.instance = id;
  shown.chat = null;
  poll();
}

async function drawPairing(instance) {
  $('pairing').hidden = !instance || instance.connected;
  if (instance && !instance.connected) {
    const qr = await call('GET', `instances/${encodeURIComponent(instance.id)}/qr`);
    if ($('qr').src !== qr.qr_code) {
      $('qr').src = qr.qr_code;
    }
  }
}

function preview(bubble) {
  if (!bubble.mine || bubble.message) {
    const entry = Object.entries(bubble.message || {})[0] || ['', {}];
    const kind = entry[0].replace('_message', '');
    return typeof entry[1] === 'string' ? entry[1]
      : NAMES[kind] ? `${NAMES[kind]} ${entry[1].caption || ''}` : entry[1].text || OTHERS[kind] || kind;
  }
  return bubble.body.message || bubble.body.caption || bubble.body.name || NAMES[bubble.type] || bubble.type;
}

function drawChats(chats) {
  refill($('chat-list'), chats.map(chat => {
    const last = chat.messages[chat.messages.length - 1];
    return element('li', {}, element('button', {type: 'button', 'data-key': chat.jid,
        'aria-pressed': String(chat.jid === shown.chat), onclick: () => { shown.chat = chat.jid; show('talk'); poll(); $('text').focus(); }},
      element('span', {class: 'name'}, chat.group ? icon('group') : null, chat.name),
      element('span', {class: 'mark'}, last ? clock(last.at) : ''),
      element('span', {class: 'sub'}, last ? preview(last) : 'no messages yet')));
  }));
}

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
    return element('img', {class: kind, src: source || drawn, alt: name, onerror: failed => {
      if (failed.target.src !== drawn) {
        failed.target.src = drawn;
      }
    }});
  }
  if (kind === 'audio') {
    return element('audio', {controls: true, preload: source ? 'none' : 'metadata', src: source || drawnSound(seed), 'aria-label': name});
  }
  if (kind === 'video') {
    return element('video', {controls: true, preload: 'none', src: source, poster: drawnPicture(seed, false), 'aria-label': name});
  }
  return null;
}

/** One media message: url and size as far as they are known, and what the picture is drawn from when there is none. */
function media(kind, one) {
  const generated = one.url && one.url.includes('/_sim/media/');
  const source = one.url && !generated && /^(data:(image|audio|video)\/|https?:)/.test(one.url) ? one.url : null;
  const label = [one.fileName || NAMES[kind], one.type, one.size === undefined ? null : bytes(one.size)].filter(Boolean).join(' · ');
  // a link of the page's own origin, whatever address the simulator was given
  const file = generated ? one.url.slice(one.url.indexOf('/_sim/media/')) : one.url && one.url.startsWith('data:') ? one.url : null;
  return [player(kind, source, one.seed || one.url || label, one.caption || NAMES[kind]),
    element(file ? 'a' : 'div', {class: 'tile', href: file, download: file ? one.fileName || kind : null}, icon(kind), element('span', {}, label)),
    one.caption ? element('p', {}, one.caption) : null].filter(Boolean);
}

function chip(kind, ...lines) {
  return element('div', {class: 'tile'}, icon(kind), element('span', {}, lines.filter(Boolean).join('\n')));
}

function choiceList(choices) {
  return choices.length ? element('ul', {class: 'options'}, ...choices.map(choice => element('li', {}, String(choice)))) : null;
}

function phoneOf(contact) {
  const found = /waid=(\d+)/.exec(contact.vcard || '');
  return found ? '+' + found[1] : '';
}

const INBOUND = {
  location: node => [chip('location', node.name, node.address, `${node.degrees_latitude}, ${node.degrees_longitude}`)],
  contact: node => [chip('contact', node.display_name, phoneOf(node))],
  contacts_array: node => (node.contacts || []).map(one => chip('contact', one.display_name, phoneOf(one))),
  poll_creation: node => [chip('poll', node.name), choiceList((node.options || []).map(option => option.option_name))],
  reaction: node => [element('p', {}, node.text ? `reacted with ${node.text}` : 'took a reaction back')],
  buttons_response: node => [element('p', {}, node.selected_display_text || node.selected_button_id)],
  list_response: node => [element('p', {}, node.title || (node.single_select_reply || {}).selected_row_id)],
  protocol: node => [element('p', {}, node.type === 'REVOKE' ? 'took a message back' : `changed a message to: ${(node.edited_message || {}).conversation || ''}`)],
};

function inboundContent(bubble) {
  const [name, node] = Object.entries(bubble.message || {})[0] || ['', ''];
  const kind = name.replace('_message', '');
  if (typeof node === 'string') {
    return [element('p', {}, node)];
  }
  if (NAMES[kind]) {
    return media(kind, {url: bubble.media_url || node.url, type: node.mimetype, size: node.file_length, caption: node.caption,
      fileName: node.file_name, seed: node.file_sha256});
  }
  return INBOUND[kind] ? INBOUND[kind](node) : [element('p', {}, node.text || JSON.stringify(bubble.message))];
}

function outboundContent(bubble) {
  const body = bubble.body;
  const type = bubble.type;
  if (bubble.edited) {
    return [element('p', {}, bubble.edited)];
  }
  if (NAMES[type]) {
    const digest = bubble.media[0];
    const cut = digest && digest.characters > 65536;
    return media(type, {url: cut ? null : body[type], type: digest && digest.mimetype, size: digest && digest.bytes,
      caption: body.caption, fileName: body.file_name, seed: digest && digest.sha256});
  }
  const choices = body.options || (body.buttons || []).map(button => button.text)
    .concat((body.sections || []).flatMap(section => section.rows || []).map(row => row.title));
  const texts = [body.title, body.message, body.name, body.description, body.contact_name, body.contact_phone, body.link_url, body.footer];
  if (type === 'location') {
    texts.push(`${body.latitude}, ${body.longitude}`, body.address);
  }
  const lines = texts.filter(Boolean).map(String);
  const text = lines.length ? lines.join('\n') : JSON.stringify(body);
  return [ICONS[type] ? chip(type, text) : element('p', {}, text), choiceList(choices)];
}

function drawBubble(bubble) {
  const [tick, meaning] = bubble.state ? TICKS[bubble.state] : [null, null];
  return element('li', {class: 'bubble' + (bubble.mine ? ' mine' : ''), 'data-id': bubble.id, 'data-state': bubble.state},
    bubble.author ? element('p', {class: 'who'}, bubble.author) : null,
    ...(bubble.state ? outboundContent(bubble) : inboundContent(bubble)),
    element('div', {class: 'foot'},
      bubble.edited ? 'edited' : null,
      bubble.reactions && bubble.reactions.length ? bubble.reactions.join(' ') : null,
      element('time', {}, clock(bubble.at)),
      tick ? element('span', {class: 'tick ' + bubble.state.toLowerCase(), role: 'img', 'aria-label': meaning, title: meaning}, tick)
        : element('span', {title: 'whether a consumer confirmed the event'}, bubble.acked ? 'confirmed' : bubble.deliveries ? 'delivered' : 'waiting')));
}

function drawTalk(chat) {
  const list = $('bubbles');
  const atEnd = shown.talk !== shown.chat || list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  shown.talk = shown.chat;
  $('talk-title').textContent = chat ? chat.name + (chat.group ? ' (group)' : '') : 'Chat';
  $('author-row').hidden = !chat || !chat.group;
  list.replaceChildren(...(chat && chat.messages.length ? chat.messages.map(drawBubble)
    : [element('li', {class: 'nothing'}, chat ? 'Nothing was said yet. Write as the customer below.' : 'Choose a chat, or open one with a number.')]));
  if (atEnd) {
    list.scrollTop = list.scrollHeight;
  }
}

function drawJournal(calls, events) {
  const rows = [];
  if ($('show-calls').checked) {
    calls.forEach(one => rows.push({at: one.at, key: 'c' + one.at + one.path, code: one.status || 'RST', bad: !one.status || one.status >= 400,
      what: `${one.method} ${one.path.replace('/instances/' + shown.instance + '/', '…/')}`, detail: {operation: one.operation, query: one.query, body: one.body, media: one.media}}));
  }
  if ($('show-events').checked) {
    events.forEach(one => rows.push({at: one.created_at, key: one.id, code: 'event', event: true,
      what: `${one.type} · ${one.acked ? 'confirmed' : one.delivery_count ? one.delivery_count + ' deliveries' : 'waiting'}`,
      detail: {id: one.id, data: one.data, deliveries: one.deliveries}}));
  }
  rows.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const open = new Set([...$('entries').querySelectorAll('details[open]')].map(one => one.dataset.row));
  refill($('entries'), rows.slice(0, 80).map(row => element('li', {},
    element('details', {'data-row': row.key, open: open.has(row.key)},
      element('summary', {'data-key': row.key},
        element('span', {class: 'code' + (row.event ? ' event' : row.bad ? ' bad' : '')}, String(row.code)),
        element('span', {class: 'what', title: row.what}, row.what),
        element('time', {}, clock(row.at))),
      element('pre', {tabindex: '0'}, JSON.stringify(row.detail, null, 1))))));
}

function drawSwitches(rules) {
  const inForce = new Map(rules.map(rule => [JSON.stringify([rule.match, rule.do]), rule]));
  refill($('switches'), SWITCHES.map(([name, rule], index) => {
    const active = inForce.get(JSON.stringify([rule.match, rule.do]));
    return element('li', {}, element('label', {},
      element('input', {type: 'checkbox', 'data-key': 's' + index, 'data-fault': index, checked: Boolean(active), onchange: flip}),
      element('span', {class: 'what'}, name),
      element('span', {class: 'mark' + (active && active.fired ? ' on' : '')}, active ? `fired ${active.fired}×` : '')));
  }));
}

async function flip() {
  const rules = [...document.querySelectorAll('[data-fault]')].filter(box => box.checked).map(box => SWITCHES[box.dataset.fault][1]);
  await attempt(() => call('PUT', 'faults', rules));
}

async function poll() {
  try {
    const instances = await call('GET', 'instances');
    if (!instances.some(instance => instance.id === shown.instance)) {
      shown.instance = instances.length ? instances[0].id : null;
    }
    const instance = instances.find(one => one.id === shown.instance);
    redraw('instances', [instances, shown.instance], () => drawInstances(instances));
    await drawPairing(instance);
    const id = instance && encodeURIComponent(instance.id);
    const [chats, events, calls, rules] = await Promise.all([
      instance ? call('GET', `instances/${id}/chats`) : [],
      instance ? call('GET', `instances/${id}/events?last=60`) : [],
      call('GET', 'requests?last=60'),
      call('GET', 'faults')]);
    if (shown.opened.has(shown.chat) && !chats.some(chat => chat.jid === shown.chat)) {
      chats.unshift(shown.opened.get(shown.chat));
    }
    redraw('chats', [chats, shown.chat], () => drawChats(chats));
    const chat = chats.find(one => one.jid === shown.chat);
    redraw('talk', [chat, shown.chat], () => drawTalk(chat));
    redraw('journal', [calls, events, $('show-calls').checked, $('show-events').checked], () => drawJournal(calls, events));
    redraw('switches', rules, () => drawSwitches(rules));
    $('state').textContent = instances.length ? `${instances.length} phone${instances.length > 1 ? 's' : ''} · ${location.host}` : 'no phones yet';
  } catch (problem) {
    $('state').textContent = 'no answer: ' + problem.message;
  }
}

async function attempt(action) {
  try {
    await action();
    await poll();
  } catch (problem) {
    $('state').textContent = problem.message;
  }
}

$('scan').addEventListener('click', () => attempt(() => call('POST', `instances/${encodeURIComponent(shown.instance)}/pair`)));
$('add').addEventListener('submit', submitted => {
  submitted.preventDefault();
  const id = $('new-id').value;
  attempt(async () => {
    await call('POST', 'instances', {id, token: 'token-of-' + id, paired: false});
    shown.instance = id;
    $('new-id').value = '';
  });
});
$('open').addEventListener('submit', submitted => {
  submitted.preventDefault();
  const phone = $('new-phone').value;
  shown.chat = phone + '@s.whatsapp.net';
  shown.opened.set(shown.chat, {jid: shown.chat, name: phone, group: false, messages: []});
  $('new-phone').value = '';
  show('talk');
  poll().then(() => $('text').focus());
});
$('write').addEventListener('submit', submitted => {
  submitted.preventDefault();
  const text = $('text').value;
  const kind = $('kind').value;
  if (!shown.chat || !shown.instance || (kind === 'text' && !text)) {
    return;
  }
  const group = shown.chat.endsWith('@g.us');
  const message = {from: group ? $('author').value : shown.chat};
  if (group) {
    message.group = shown.chat;
  }
  Object.assign(message, CONTENTS[kind] ? CONTENTS[kind](text)
    : {media: {kind, size: 24000, seed: Date.now() % 100000, caption: text || undefined, fileName: kind === 'document' ? 'file.pdf' : undefined}});
  attempt(async () => {
    await call('POST', `instances/${encodeURIComponent(shown.instance)}/messages`, message);
    $('text').value = '';
    $('bubbles').scrollTop = $('bubbles').scrollHeight;
  });
});
$('clear').addEventListener('click', () => attempt(() => call('DELETE', 'requests')));
['show-calls', 'show-events'].forEach(id => $(id).addEventListener('change', poll));
document.querySelectorAll('nav button').forEach(button => button.addEventListener('click', () => show(button.dataset.show)));

(async function follow() {
  await poll();
  setTimeout(follow, document.hidden ? 3000 : POLL_MS);
})();
