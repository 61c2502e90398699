/** What a message says, drawn; what can be tapped gives the event that a phone gives. */
import {element, emoji, hasIcon, icon} from './draw.js';
import {MEDIA, media} from './media.js';
import {t, wordsFor} from './words.js';

/** Kind and content of a received message. */
function received(bubble) {
  const [name, node] = Object.entries(bubble.message || {}).find(([key]) => key !== 'message_context_info') || ['', ''];
  return [name.replace('_message', ''), node];
}

const shortened = text => text.length > 80 ? text.slice(0, 79) + '…' : text;

/** One line for the list of chats and for quotes. */
export function preview(bubble) {
  if (bubble.deleted || bubble.state === 'DELETED') {
    return t('gone');
  }
  if (bubble.edited) {
    return bubble.edited;
  }
  if (bubble.body) {
    const body = bubble.body;
    return shortened(body.message || body.caption || body.name || body.title || t(bubble.type));
  }
  const [kind, node] = received(bubble);
  return shortened(typeof node === 'string' ? node
    : MEDIA.includes(kind) ? `${t(kind)} ${node.caption || ''}` : node.text && kind !== 'reaction' ? node.text : node.name || wordsFor(kind) || kind);
}

/** Id of the message that this one answers, or undefined. */
export function quotedBy(bubble) {
  if (bubble.body) {
    return bubble.body.reply_to_message_id || bubble.body.quoteMessageId;
  }
  const node = received(bubble)[1];
  return node && node.context_info && node.context_info.stanza_id;
}

function chip(kind, ...lines) {
  return element('div', {class: 'tile'}, icon(kind), element('span', {}, lines.filter(Boolean).join('\n')));
}

/** What each customer tapped last, by message. */
const chosen = new Map();

/** What was tapped at a message, to see whether it changed. */
export function tappedAt(id) {
  const tapped = chosen.get(id);
  return tapped instanceof Set ? [...tapped] : tapped;
}

function optionButton(bubble, key, label, hint, pressed, onclick) {
  return element('li', {}, element('button', {type: 'button', 'data-key': `${bubble.position}/${key}`, 'aria-pressed': String(pressed), onclick},
    element('span', {}, label), hint ? element('small', {}, hint) : null));
}

/** Buttons, or the rows of a list: one tap, one answer. */
function choices(bubble, rows, say) {
  return rows.length ? element('ul', {class: 'options'}, ...rows.map((row, index) =>
    optionButton(bubble, index, row.label, row.hint, chosen.get(bubble.id) === row.id, () => {
      chosen.set(bubble.id, row.id);
      say(row.answer);
    }))) : null;
}

function poll(bubble, name, options, most, say) {
  const mine = chosen.get(bubble.id) || new Set();
  const votes = bubble.votes || {};
  const vote = option => {
    const now = new Set(mine);
    if (now.has(option)) {
      now.delete(option);
    } else {
      if (most === 1) {
        now.clear();
      }
      now.add(option);
    }
    chosen.set(bubble.id, now);
    say({pollVote: {messageId: bubble.id, fromMe: bubble.mine, options: [...now]}});
  };
  return [chip('poll', name), element('ul', {class: 'options'}, ...options.map(option => optionButton(bubble, option, option,
    votes[option] ? t(votes[option] === 1 ? 'oneVote' : 'votes', votes[option]) : null, mine.has(option), () => vote(option))))];
}

function phoneOf(contact) {
  const found = /waid=(\d+)/.exec(contact.vcard || '');
  return found ? '+' + found[1] : '';
}

const INBOUND = {
  location: node => [chip('location', node.name, node.address, `${node.degrees_latitude}, ${node.degrees_longitude}`)],
  contact: node => [chip('contact', node.display_name, phoneOf(node))],
  contacts_array: node => (node.contacts || []).map(one => chip('contact', one.display_name, phoneOf(one))),
  poll_creation: (node, bubble, say) =>
    poll(bubble, node.name, (node.options || []).map(option => option.option_name), node.selectable_options_count, say),
  buttons_response: node => [element('p', {}, node.selected_display_text || node.selected_button_id)],
  list_response: node => [element('p', {}, node.title || (node.single_select_reply || {}).selected_row_id)],
};

/** What changes another message: a line across the chat, not a bubble. Null when it is none. */
export function note(bubble) {
  const [kind, node] = bubble.message ? received(bubble) : ['', ''];
  if (kind === 'reaction') {
    return node.text ? [`${bubble.author} `, ...t('reacted', '\u0000').split('\u0000').map((part, i, all) =>
      i === all.length - 1 ? part : element('span', {}, part, emoji(node.text)))] : [`${bubble.author} ${t('tookBack')}`];
  }
  if (kind === 'poll_update') {
    const options = (node.vote || {}).selected_options || [];
    return [options.length ? t('voted', bubble.author, options.length) : t('votedNothing', bubble.author)];
  }
  if (kind === 'protocol') {
    return [node.type === 'REVOKE' ? t('tookMessage', bubble.author)
      : t('changed', bubble.author, (node.edited_message || {}).conversation || '')];
  }
  return null;
}

function inbound(bubble, say) {
  const [kind, node] = received(bubble);
  if (typeof node === 'string') {
    return [element('p', {}, node)];
  }
  if (MEDIA.includes(kind)) {
    return media(kind, {url: bubble.media_url || node.url, type: node.mimetype, size: node.file_length, caption: node.caption,
      fileName: node.file_name, seed: node.file_sha256});
  }
  return INBOUND[kind] ? INBOUND[kind](node, bubble, say) : [element('p', {}, node.text || JSON.stringify(bubble.message))];
}

function rowsOf(bubble) {
  const buttons = (bubble.body.buttons || []).map(button => ({id: button.id || button.text, label: button.text,
    answer: {buttonReply: {id: button.id || button.text, text: button.text}, replyTo: bubble.id}}));
  return buttons.concat((bubble.body.sections || []).flatMap(section => (section.rows || []).map(row => ({id: row.id || row.title,
    label: row.title, hint: row.description, answer: {listReply: {id: row.id || row.title, title: row.title}, replyTo: bubble.id}}))));
}

function outbound(bubble, say) {
  const body = bubble.body;
  const type = bubble.type;
  if (MEDIA.includes(type)) {
    const digest = bubble.media.find(one => one.field === type) || bubble.media[0];
    const cut = digest && digest.characters > 65536;
    return media(type, {url: cut ? digest.url : body[type], type: digest && digest.mimetype, size: digest && digest.bytes,
      lacks: cut && !digest.url && (digest.dropped ? 'dropped' : 'drawn'), caption: body.caption, fileName: body.file_name, seed: digest && digest.sha256});
  }
  if (body.options) {
    return poll(bubble, body.name, body.options.map(String), body.selectable_options_count === undefined ? 1 : body.selectable_options_count, say);
  }
  const texts = [body.title, body.message, body.name, body.description, body.contact_name, body.contact_phone, body.link_url, body.footer];
  if (type === 'location') {
    texts.push(`${body.latitude}, ${body.longitude}`, body.address);
  }
  const lines = texts.filter(Boolean).map(String);
  const text = lines.length ? lines.join('\n') : JSON.stringify(body);
  return [hasIcon(type) ? chip(type, text) : element('p', {}, text), choices(bubble, rowsOf(bubble), say)];
}

/** @param say lets the customer answer with the given fields */
export function content(bubble, say) {
  if (bubble.deleted || bubble.state === 'DELETED') {
    return [element('p', {class: 'gone'}, t('gone'))];
  }
  if (bubble.edited) {
    return [element('p', {}, bubble.edited)];
  }
  return bubble.body ? outbound(bubble, say) : inbound(bubble, say);
}
