/** The switches for faults. */
import {call} from './call.js';
import {$, element, redraw, refill} from './draw.js';
import {attempt} from './shown.js';
import {t} from './words.js';

/** Their names are the words fault0, fault1 and so on. */
const SWITCHES = [
  {match: {path: 'regex:/instances/[^/]+/chat/send/.*'}, probability: 0.5, seed: 1, do: {status: 500}},
  {match: {path: 'regex:/instances/[^/]+/chat/send/.*'}, do: {status: 429, headers: {'Retry-After': '1'}}},
  {match: {path: 'regex:/instances/[^/]+/chat/send/.*'}, do: {reset: 'after'}},
  {match: {path: '/instances/'}, do: {delayMs: 3000}},
  {match: {operation: 'auth/getAccessToken'}, do: {status: 503}},
  {match: {operation: 'events/subscribe'}, do: {status: 503}},
  {match: {operation: 'events/frame'}, do: {duplicate: true}},
  {match: {operation: 'webhook'}, do: {duplicate: true}},
];

const nameOf = rule => JSON.stringify([rule.match, rule.do]);

export async function showFaults() {
  const rules = await call('GET', 'faults');
  redraw('switches', rules, () => draw(rules));
}

function draw(rules) {
  const inForce = new Map(rules.map(rule => [nameOf(rule), rule]));
  refill($('switches'), SWITCHES.map((rule, index) => {
    const active = inForce.get(nameOf(rule));
    return element('li', {}, element('label', {},
      element('input', {type: 'checkbox', 'data-key': 's' + index, 'data-fault': index, checked: Boolean(active), onchange: flip}),
      element('span', {class: 'what'}, t('fault' + index)),
      element('span', {class: 'mark' + (active && active.fired ? ' on' : '')}, active ? t('fired', active.fired) : '')));
  }));
  const ours = new Set(SWITCHES.map(nameOf));
  const others = rules.filter(rule => !ours.has(nameOf(rule))).length;
  $('other-faults').hidden = !others;
  $('other-faults').textContent = t('otherFaults', others);
}

function flip() {
  const rules = [...document.querySelectorAll('[data-fault]')].filter(box => box.checked).map(box => SWITCHES[box.dataset.fault]);
  return attempt(() => call('PUT', 'faults', rules));
}
