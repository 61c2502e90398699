/** The list of chats, the search in it, and new customers. */
import {call, ofInstance} from './call.js';
import {preview} from './content.js';
import {$, clock, element, icon, number, redraw, refill} from './draw.js';
import {lookNow, show, shown} from './shown.js';
import {t} from './words.js';
import {startOver} from './write.js';

const MORE = 100;
/** What one call answers at most. */
const MOST = 500;

/** The chat that is shown, which a search may hide from the list. */
let chosen = null;

const openedKey = jid => `${shown.instance} ${jid}`;

/** Fetches and draws the list; answers the chat that is chosen. */
export async function showChats(instance) {
  const page = instance
    ? await call('GET', ofInstance(instance, `/chats?limit=${shown.chats}&search=${encodeURIComponent(shown.search)}`)) : {total: 0, chats: []};
  const opened = shown.chat && shown.opened.get(openedKey(shown.chat));
  const chats = page.chats.slice();
  let chat = chats.find(one => one.jid === shown.chat);
  if (!chat && shown.chat && instance) {
    // outside of what the list shows: new, or not found by the search
    chat = opened || chosen;
    if (opened && !shown.search) {
      chats.unshift(opened);
    }
  }
  chosen = chat && chat.jid === shown.chat ? chat : null;
  redraw('chats', [chats, shown.chat, page.total, shown.search], () => draw(chats, page.total));
  return chat;
}

function draw(chats, total) {
  refill($('chat-list'), chats.map(line));
  const missing = total - chats.filter(chat => chat.count > 0 || chat.group).length;
  $('more-chats').hidden = missing <= 0 || shown.chats >= MOST;
  $('more-chats').textContent = t('moreChats', number(missing));
  $('no-chats').hidden = chats.length > 0 || !shown.search;
  $('no-chats').textContent = t('nobody', shown.search);
}

function line(chat) {
  const number = chat.jid.split('@')[0];
  return element('li', {}, element('button', {type: 'button', 'data-key': chat.jid, 'aria-pressed': String(chat.jid === shown.chat),
      onclick: () => open(chat.jid)},
    element('span', {class: 'name'}, chat.group ? icon('group') : null, chat.name),
    element('span', {class: 'mark'}, chat.last ? clock(chat.last.at) : ''),
    element('span', {class: 'sub'}, chat.last ? preview(chat.last) : t('noMessages')),
    !chat.group && chat.name !== number ? element('span', {class: 'quiet'}, number) : null));
}

export function open(jid) {
  if (shown.chat !== jid) {
    shown.chat = jid;
    startOver();
  }
  show('talk');
  // at once, so that what is typed meanwhile is not lost
  $('write').hidden = false;
  $('text').focus();
  lookNow();
}

$('open').addEventListener('submit', submitted => {
  submitted.preventDefault();
  const phone = $('new-phone').value.replace(/\D/g, '');
  const name = $('new-name').value.trim();
  const jid = phone + '@s.whatsapp.net';
  if (name) {
    shown.names.set(jid, name);
  }
  shown.opened.set(openedKey(jid), {jid, name: name || phone, group: false, count: 0, last: null});
  $('new-phone').value = '';
  $('new-name').value = '';
  shown.search = $('search').value = '';
  open(jid);
});
$('search').addEventListener('input', () => {
  shown.search = $('search').value.trim();
  lookNow();
});
$('more-chats').addEventListener('click', () => {
  shown.chats = Math.min(MOST, shown.chats + MORE);
  lookNow();
});
