/** The words of the page in the language of the browser: English, or Portuguese for pt, pt-BR and pt-PT. */
import {portuguese} from './words.pt.js';

export const ENGLISH = {
  connecting: 'connecting…', noPhones: 'no phones yet', onePhone: '1 phone · {0}', phones: '{0} phones · {1}',
  down: 'The simulator does not answer. What you see is of {0}. Start it again; this page goes on by itself.',
  downSince: 'The simulator does not answer. Start it; this page goes on by itself.',
  connected: '● connected', notPaired: '○ not paired', counts: '+{0} · sent {1} · events {2}',
  added: 'Added {0}. Its token is {1}.', there: '{0} is there already. Choose another id.', copied: 'Copied',
  noMessages: 'no messages yet', nobody: 'No chat matches “{0}”.', moreChats: 'Show more chats ({0} more)',
  today: 'Today', chat: 'Chat', group: '{0} (group)', count: '{0} messages', oneMessage: '1 message',
  older: 'Show older messages ({0} more)', beginning: 'The beginning of the chat', newer: 'New messages ↓',
  nothing: 'Nothing was said yet. Write as the customer below.', choose: 'Choose a chat, or open one with a number.',
  waiting: 'waiting', delivered: 'delivered', confirmed: 'confirmed', ackTitle: 'whether a consumer confirmed the event',
  QUEUED: 'waiting', SENT: 'sent', DELIVERED: 'delivered', READ: 'read', DELETED: 'deleted', REMOVED: 'removed from the queue',
  edited: 'edited', gone: 'This message was deleted', earlier: 'an earlier message',
  actions: 'What the customer can do with this message', react: 'React with {0}', unreact: 'Take the reaction back',
  reply: 'Reply', edit: 'Edit', delete: 'Delete', cancel: 'Cancel', replying: 'Reply to: {0}', editing: 'Edit: {0}',
  reacted: 'reacted with {0}', reactedTo: '{0} reacted with {1}', tookBack: 'took a reaction back', voted: '{0} voted: {1}', votedNothing: '{0} took the vote back',
  tookMessage: '{0} deleted a message', changed: '{0} changed a message to: {1}', tapped: 'tapped', vote: 'Vote', votes: '{0} votes', oneVote: '1 vote',
  image: 'Picture', audio: 'Voice', video: 'Video', document: 'File', sticker: 'Sticker', gif: 'Animation', location: 'Location',
  contact: 'Contact', contacts_array: 'Contacts', poll_creation: 'Poll', poll_update: 'Vote', reaction: 'Reaction', protocol: 'Change',
  buttons_response: 'Button', list_response: 'List', extended_text: 'Text', buttons: 'Buttons', list: 'List', link: 'Link', poll: 'Poll',
  drawn: 'drawn here: the simulator keeps no bytes of this size',
  dropped: 'drawn here: the simulator keeps 64 MiB of media, and this one is not among them',
  here: 'Here', meet: 'Shall we meet? Yes, No', yesNo: 'Yes, No',
  send: 'Send', writeHere: 'Write as the customer', caption: 'Caption (optional)', fileOf: '{0} · {1}', noFile: 'No file',
  calls: 'API calls', newestOf: 'The newest {0} calls and {1} events.', allOf: 'All {0} calls and {1} events.', moreRows: 'Show more',
  event: 'event', deliveries: '{0} deliveries', fired: 'fired {0}×',
  fault0: 'Every second send fails with 500', fault1: 'Sends are refused with 429, Retry-After 1',
  fault2: 'Sends take effect, then the connection is reset', fault3: 'Answers take 3 seconds', fault4: 'No access tokens (503)',
  fault5: 'Realtime refuses connections (503)', fault6: 'Realtime sends each event twice', fault7: 'Webhooks are delivered twice',
  otherFaults: 'Rules of a program are in force too: {0}. A switch here replaces them.',
};

const preferred = (navigator.languages && navigator.languages[0]) || navigator.language || 'en';
export const language = preferred.toLowerCase().startsWith('pt') ? preferred : 'en-GB';
const words = language === 'en-GB' ? ENGLISH : portuguese;

/** The words for a key, with {0}, {1} replaced; null when there are none. */
export function wordsFor(key, ...parts) {
  const text = words[key] || ENGLISH[key];
  return text ? text.replace(/\{(\d)\}/g, (all, index) => parts[index]) : null;
}

export const t = (key, ...parts) => wordsFor(key, ...parts) || key;

/** Replaces the English words that stand in the page itself. */
export function translatePage() {
  if (language === 'en-GB') {
    return;
  }
  document.documentElement.lang = language;
  for (const one of document.querySelectorAll('[data-t]')) {
    one.textContent = portuguese[one.dataset.t];
  }
  for (const attribute of ['aria-label', 'placeholder', 'alt', 'title']) {
    for (const one of document.querySelectorAll(`[data-t-${attribute}]`)) {
      one.setAttribute(attribute, portuguese[one.getAttribute(`data-t-${attribute}`)]);
    }
  }
}
