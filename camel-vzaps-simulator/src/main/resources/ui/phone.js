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
  group: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2 20c0-4 3-6 6-6s6 2 6 6M16 11a3 3 0 1 0 0-6M17 14c3 0 5 2 5 6',
};
const NAMES = {image: 'Picture', audio: 'Voice', video: 'Video', document: 'File', sticker: 'Sticker', gif: 'Animation'};

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
      : NAMES[kind] ? `${NAMES[kind]} ${entry[1].caption || ''}` : entry[1].text || kind;
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

function media(kind, url, type, size, caption) {
  const tile = element('div', {class: 'tile'}, icon(kind),
    element('span', {}, [NAMES[kind] || kind, type, size === undefined ? null : bytes(size)].filter(Boolean).join(' · ')));
  const parts = [tile];
  if (url && /^(data:image\/|https?:)/.test(url) && ['image', 'sticker', 'gif'].includes(kind) && !url.includes('/_sim/media/')) {
    const picture = element('img', {src: url, alt: caption || NAMES[kind], onerror: () => picture.remove()});
    parts.unshift(picture);
  }
  if (caption) {
    parts.push(element('p', {}, caption));
  }
  return parts;
}

function inboundContent(bubble) {
  const [name, node] = Object.entries(bubble.message || {})[0] || ['', ''];
  const kind = name.replace('_message', '');
  if (typeof node === 'string') {
    return [element('p', {}, node)];
  }
  if (NAMES[kind]) {
    return media(kind, bubble.media_url || node.url, node.mimetype, node.file_length, node.caption);
  }
  return [element('p', {}, node.text || JSON.stringify(bubble.message))];
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
    return media(type, cut ? null : body[type], digest && digest.mimetype, digest && digest.bytes, body.caption || body.file_name);
  }
  const choices = body.options || (body.buttons || []).map(button => button.text)
    .concat((body.sections || []).flatMap(section => section.rows || []).map(row => row.title));
  const texts = [body.title, body.message, body.name, body.description, body.contact_name, body.contact_phone, body.link_url, body.footer];
  if (type === 'location') {
    texts.push(`${body.latitude}, ${body.longitude}`, body.address);
  }
  const lines = texts.filter(Boolean).map(String);
  return [element('p', {}, lines.length ? lines.join('\n') : JSON.stringify(body)),
    choices.length ? element('ul', {class: 'options'}, ...choices.map(choice => element('li', {}, String(choice)))) : null];
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
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
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
  if (kind === 'text') {
    message.text = text;
  } else {
    message.media = {kind, size: 24000, seed: Date.now() % 100000, ptt: kind === 'audio' || undefined, caption: text || undefined,
      fileName: kind === 'document' ? 'file.pdf' : undefined};
  }
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
