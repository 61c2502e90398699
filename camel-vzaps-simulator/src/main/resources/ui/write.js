/** Where a person writes as the customer. */
import {call, ofInstance, upload} from './call.js';
import {$, bytes, element} from './draw.js';
import {attempt, shown} from './shown.js';
import {t} from './words.js';

/** What the box makes of its text; everything else is sample media with the text as its caption. */
const CONTENTS = {
  text: text => ({text}),
  location: text => ({location: {latitude: -23.5505, longitude: -46.6333, name: text || t('here')}}),
  contact: text => ({contact: {name: text || 'Ana Souza', phone: '5511955554444'}}),
  poll: text => {
    const [question, options] = (text || t('meet')).split(/(?<=\?)/);
    return {poll: {name: question, options: (options || t('yesNo')).split(',').map(option => option.trim())}};
  },
};

/** What the next message is about: {reply: id} or {edit: id}; null for nothing. */
let about = null;
/** A file that goes out with the next message. */
let file = null;

/** Who writes: the customer of the chat, or in a group the one whose number stands in the box. */
function writer() {
  return shown.chat.endsWith('@g.us') ? {from: $('author').value, group: shown.chat} : {from: shown.chat};
}

/** Whether the customer who writes now is the author of a message. */
export function author(message) {
  return !shown.chat.endsWith('@g.us') || message.from === $('author').value;
}

/** Lets the customer say something, with the fields of the control call. */
export function say(fields) {
  const name = shown.names.get(shown.chat);
  return attempt(() => call('POST', ofInstance(shown.instance, '/messages'), {...writer(), ...(name ? {name} : {}), ...fields}));
}

function drawAbout(text) {
  $('about').hidden = !about;
  $('about-text').textContent = text || '';
  const plain = Boolean(about && about.edit);
  $('kind').disabled = plain;
  $('file').disabled = plain;
  $('text').focus();
}

export function replyTo(message, preview) {
  about = {reply: message.id};
  drawAbout(t('replying', preview));
}

export function edit(message, text) {
  about = {edit: message.id};
  takeFile(null);
  $('kind').value = 'text';
  $('text').value = text;
  drawAbout(t('editing', text));
}

/** Forgets what was begun, as when another chat is opened. */
export function startOver() {
  about = null;
  takeFile(null);
  $('text').value = '';
  $('about').hidden = true;
  $('kind').disabled = false;
  $('file').disabled = false;
}

function takeFile(chosen) {
  file = chosen;
  if (!chosen) {
    $('file').value = '';
  }
  $('chosen').hidden = !chosen;
  $('chosen-name').textContent = chosen ? t('fileOf', chosen.name, bytes(chosen.size)) : '';
  $('kind').hidden = Boolean(chosen);
  $('text').placeholder = chosen ? t('caption') : t('writeHere');
}

function kindOf(type) {
  const [kind] = type.split('/');
  return kind === 'image' && type !== 'image/svg+xml' ? 'image' : kind === 'audio' ? 'voice' : kind === 'video' ? 'video' : 'document';
}

async function uploaded(text) {
  const type = file.type || 'application/octet-stream';
  const node = await upload(file, type);
  const kind = kindOf(type);
  return {media: {kind, id: node.id, mimetype: type, caption: text || undefined, fileName: kind === 'document' ? file.name : undefined}};
}

function sample(kind, text) {
  return {media: {kind, size: 24000, seed: Date.now() % 100000, caption: text || undefined, fileName: kind === 'document' ? 'file.pdf' : undefined}};
}

async function send() {
  const text = $('text').value;
  const kind = $('kind').value;
  if (!shown.chat || !shown.instance || (!file && kind === 'text' && !text)) {
    return;
  }
  const started = about;
  let fields;
  if (started && started.edit) {
    fields = {edit: {messageId: started.edit, text}};
  } else {
    fields = file ? await uploaded(text) : CONTENTS[kind] ? CONTENTS[kind](text) : sample(kind, text);
    if (started) {
      fields.replyTo = started.reply;
    }
  }
  if (await say(fields)) {
    startOver();
    $('bubbles').scrollTop = $('bubbles').scrollHeight;
  }
}

$('write').addEventListener('submit', submitted => {
  submitted.preventDefault();
  attempt(send);
});
$('file').addEventListener('change', () => takeFile($('file').files[0] || null));
$('unchoose').addEventListener('click', () => takeFile(null));
$('unabout').addEventListener('click', startOver);
$('text').addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    startOver();
  }
});
for (const event of ['dragover', 'drop']) {
  $('talk').addEventListener(event, dragged => {
    dragged.preventDefault();
    if (event === 'drop' && dragged.dataTransfer.files.length) {
      takeFile(dragged.dataTransfer.files[0]);
    }
  });
}
