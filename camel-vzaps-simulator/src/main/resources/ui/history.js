/** The messages of one chat: those that were fetched, without a gap, and how many there are. Draws nothing. */
import {call, ofInstance} from './call.js';

export const PAGE = 50;

/** Unread pages beyond which the way back to the newest message starts again. */
const LONGEST_GAP = 10 * PAGE;

export class History {
  constructor(instance, jid) {
    this.path = ofInstance(instance, `/chats/${encodeURIComponent(jid)}/messages`);
    this.jid = jid;
    this.total = 0;
    /** By position; all positions from first to the last one are there. */
    this.messages = new Map();
    this.first = 0;
  }

  get end() {
    return this.first + this.messages.size;
  }

  /** How many older ones were not fetched yet. */
  get older() {
    return this.first;
  }

  list() {
    const all = [];
    for (let position = this.first; position < this.end; position++) {
      all.push(this.messages.get(position));
    }
    return all;
  }

  async page(before) {
    const page = await call('GET', `${this.path}?limit=${PAGE}${before === undefined ? '' : `&before=${before}`}`);
    this.total = page.total;
    return page.messages.reverse();
  }

  /** Fetches what is new, and once more what is in sight: ticks and confirmations come late. */
  async refresh(seen) {
    let newest = await this.page();
    if (!newest.length || newest[0].position - this.end > LONGEST_GAP || newest[newest.length - 1].position < this.end - 1) {
      // nothing yet, far behind, or a simulator that was reset
      this.messages.clear();
    }
    if (!this.messages.size) {
      this.first = newest.length ? newest[0].position : 0;
    }
    while (newest.length && newest[0].position > this.end) {
      newest = (await this.page(newest[0].position)).concat(newest);
    }
    this.take(newest);
    if (seen !== undefined && newest.length && seen < newest[0].position) {
      this.take(await this.page(Math.min(this.end, seen + Math.ceil(PAGE / 2))));
    }
  }

  async loadOlder() {
    if (this.first > 0) {
      const older = await this.page(this.first);
      this.first = older.length ? older[0].position : 0;
      this.take(older);
    }
  }

  take(messages) {
    for (const message of messages) {
      if (message.position >= this.first) {
        this.messages.set(message.position, message);
      }
    }
  }

  find(id) {
    return this.list().find(message => message.id === id);
  }
}
