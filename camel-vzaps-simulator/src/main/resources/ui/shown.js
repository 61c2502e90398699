/** What the page shows now, and how its parts ask for another look. */
import {$} from './draw.js';

export const shown = {
  instance: null,
  chat: null,
  /** Chats that were opened here and in which nothing was said yet, by instance and JID. */
  opened: new Map(),
  /** Names given here for new customers, by JID; sent along with what they write. */
  names: new Map(),
  chats: 100,
  search: '',
  rows: 60,
};

let look = () => Promise.resolve();

/** Set once by the script that polls. */
export function lookBy(poll) {
  look = poll;
}

export const lookNow = () => look();

/** Does something and looks again; a refusal is shown at the top. Answers whether it went well. */
export async function attempt(action) {
  try {
    await action();
    await look();
    return true;
  } catch (problem) {
    complain(problem.message);
    return false;
  }
}

export function complain(text) {
  $('problem').hidden = !text;
  $('problem-text').textContent = text || '';
}

export function show(view) {
  document.body.dataset.view = view;
  pressTabs();
}

const phone = matchMedia('(max-width: 44rem)');

/** Where the list of chats has a place of its own, its tab is not there and the one of the chat is pressed. */
export function pressTabs() {
  const view = document.body.dataset.view;
  const pressed = view === 'chats' && !phone.matches ? 'talk' : view;
  document.querySelectorAll('nav button').forEach(button => button.setAttribute('aria-pressed', String(button.dataset.show === pressed)));
}

phone.addEventListener('change', pressTabs);
