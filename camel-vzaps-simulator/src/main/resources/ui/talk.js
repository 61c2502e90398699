/** The chat: its messages, older ones while scrolling, and what the customer can do with each. */
import {content, note, preview, quotedBy, tappedAt} from './content.js';
import {$, clock, day, element, emoji, icon, number, REACTIONS, redraw} from './draw.js';
import {History} from './history.js';
import {t} from './words.js';
import {author, edit, replyTo, say} from './write.js';

const TICKS = {QUEUED: '…', SENT: '✓', DELIVERED: '✓✓', READ: '✓✓', DELETED: '×', REMOVED: '×'};
const NEAR = 400;

let history = null;
let key = null;
let acting = null;
let loading = false;
/** The nodes of the messages by position, each with the data it was drawn of. */
let nodes = new Map();

const list = () => $('bubbles');
const atEnd = () => list().scrollHeight - list().scrollTop - list().clientHeight < 60;

function toEnd() {
  list().scrollTop = list().scrollHeight;
}

/** Fetches and draws the chat. */
export async function showTalk(instance, chat) {
  const now = instance && chat ? `${instance} ${chat.jid}` : null;
  const fresh = now !== key;
  if (fresh) {
    key = now;
    history = now ? new History(instance, chat.jid) : null;
    nodes = new Map();
    acting = null;
    list().replaceChildren();
  }
  redraw('head', [now, chat && chat.name, chat && chat.group], () => {
    $('talk-title').textContent = chat ? (chat.group ? t('group', chat.name) : chat.name) : t('chat');
    $('author-row').hidden = !chat || !chat.group;
    $('write').hidden = !chat;
  });
  if (!history) {
    $('talk-count').textContent = '';
    list().replaceChildren(element('li', {class: 'nothing'}, t('choose')));
    return;
  }
  const shown = history;
  const stay = fresh || atEnd();
  const known = history.end;
  await history.refresh(stay ? undefined : positionInSight());
  if (shown !== history) {
    return;
  }
  draw();
  if (stay) {
    toEnd();
  }
  announce(fresh, known);
  $('newer').hidden = stay || atEnd() || (history.end === known && $('newer').hidden);
}

function positionInSight() {
  const top = list().getBoundingClientRect().top;
  const first = [...list().children].find(node => node.position !== undefined && node.getBoundingClientRect().bottom > top);
  return first && first.position;
}

/** For people who listen: what came, not the whole chat. */
function announce(fresh, known) {
  if (!fresh && history.end > known) {
    $('said').textContent = preview(history.messages.get(history.end - 1));
  }
}

function draw() {
  const wanted = [top()];
  let before = null;
  for (const message of history.list()) {
    const date = day(message.at);
    if (date !== before) {
      wanted.push(dated(message.position, date));
      before = date;
    }
    wanted.push(drawn(message));
  }
  if (!history.total) {
    wanted.push(element('li', {class: 'nothing'}, t('nothing')));
  }
  place(wanted);
  $('talk-count').textContent = history.total === 1 ? t('oneMessage') : t('count', number(history.total));
}

/** Puts the nodes in order and moves none that is in its place: what has the focus keeps it. */
function place(wanted) {
  const keep = new Set(wanted);
  for (const child of [...list().children]) {
    if (!keep.has(child)) {
      child.remove();
    }
  }
  let next = list().firstChild;
  for (const node of wanted) {
    if (node === next) {
      next = next.nextSibling;
    } else {
      list().insertBefore(node, next);
    }
  }
}

function cached(name, text, make) {
  const old = nodes.get(name);
  if (old && old.text === text) {
    return old.node;
  }
  const focused = old && old.node.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const node = make();
  nodes.set(name, {text, node});
  if (focused) {
    old.node.replaceWith(node);
    const again = [...node.querySelectorAll('[data-key]')].find(one => one.dataset.key === focused);
    if (again) {
      again.focus();
    }
  }
  return node;
}

const dated = (position, date) => cached('day' + position, date, () => element('li', {class: 'day'}, element('span', {}, date)));

function top() {
  return cached('top', String(history.older), () => history.older
    ? element('li', {class: 'more'}, element('button', {type: 'button', id: 'older', onclick: older}, t('older', number(history.older))))
    : element('li', {class: 'more'}, history.total ? t('beginning') : ''));
}

async function older() {
  if (loading || !history) {
    return;
  }
  loading = true;
  const shown = history;
  try {
    await history.loadOlder();
  } catch (problem) {
    // the page says by itself that the simulator is away, and the button is still there
    return;
  } finally {
    loading = false;
  }
  if (shown === history) {
    const below = list().scrollHeight - list().scrollTop;
    draw();
    list().scrollTop = list().scrollHeight - below;
  }
}

function drawn(message) {
  const text = JSON.stringify([message, acting === message.position, quoted(message), tappedAt(message.id)]);
  return cached(message.position, text, () => Object.assign(bubble(message), {position: message.position}));
}

function quoted(message) {
  const id = quotedBy(message);
  const target = id && history.find(id);
  return id ? (target ? preview(target) : t('earlier')) : null;
}

function bubble(message) {
  const across = note(message);
  if (across) {
    return element('li', {class: 'note', 'data-id': message.id}, element('span', {}, ...across), ' · ', confirmation(message));
  }
  const gone = message.deleted || message.state === 'DELETED';
  const quote = quoted(message);
  const group = history.jid.endsWith('@g.us');
  return element('li', {class: 'bubble' + (message.mine ? ' mine' : ''), 'data-id': message.id, 'data-state': message.state},
    group && !message.mine && message.author ? element('p', {class: 'who'}, message.author) : null,
    quote ? element('p', {class: 'quote'}, quote) : null,
    ...content(message, say),
    element('div', {class: 'foot'},
      message.edited && !gone ? element('span', {}, t('edited')) : null,
      element('time', {datetime: message.at}, clock(message.at)),
      message.state ? element('span', {class: 'tick ' + message.state.toLowerCase(), role: 'img', 'aria-label': t(message.state), title: t(message.state)},
        TICKS[message.state]) : confirmation(message),
      gone ? null : element('button', {type: 'button', class: 'act', 'data-key': 'act' + message.position, 'aria-label': t('actions'),
        title: t('actions'), 'aria-expanded': String(acting === message.position), onclick: () => toggle(message.position)}, icon('more'))),
    message.reactions && message.reactions.length ? element('p', {class: 'reactions'}, ...message.reactions.map(emoji)) : null,
    acting === message.position && !gone ? actions(message) : null);
}

function confirmation(message) {
  return element('span', {title: t('ackTitle')}, t(message.acked ? 'confirmed' : message.deliveries ? 'delivered' : 'waiting'));
}

function toggle(position) {
  acting = acting === position ? null : position;
  const end = atEnd();
  draw();
  if (end) {
    toEnd();
  }
}

/** What a person can do with a message on a phone: react to any, change the own ones. */
function actions(message) {
  const target = {messageId: message.id, fromMe: message.mine};
  const close = action => () => {
    toggle(message.position);
    action();
  };
  const button = (name, attributes, action, ...inner) => element('button', {type: 'button', 'data-key': name + message.position, ...attributes,
    onclick: close(action)}, ...inner);
  const own = !message.mine && author(message);
  const said = message.message || {};
  const text = message.edited || said.conversation || (said.extended_text_message || {}).text;
  return element('div', {class: 'acts', role: 'group', 'aria-label': t('actions')},
    ...REACTIONS.map(one => button(one, {'aria-label': t('react', one)}, () => say({reaction: {...target, emoji: one}}), icon(one))),
    message.reactions && message.reactions.length ? button('un', {}, () => say({reaction: {...target, emoji: ''}}), t('unreact')) : null,
    button('reply', {}, () => replyTo(message, preview(message)), t('reply')),
    own && text ? button('edit', {}, () => edit(message, text), t('edit')) : null,
    own ? button('delete', {}, () => say({delete: target}), t('delete')) : null);
}

list().addEventListener('scroll', () => {
  if (list().scrollTop < NEAR && history && history.older) {
    older();
  }
  if (atEnd()) {
    $('newer').hidden = true;
  }
}, {passive: true});
// a picture that arrives late makes the chat longer
list().addEventListener('load', event => {
  if (event.target.tagName === 'IMG' && list().scrollHeight - list().scrollTop - list().clientHeight < event.target.offsetHeight + 60) {
    toEnd();
  }
}, true);
$('newer').addEventListener('click', toEnd);
