/** The instances: choosing, pairing and adding one, and how a program connects to it. */
import {call, ofInstance} from './call.js';
import {$, element, number, redraw, refill} from './draw.js';
import {attempt, complain, lookNow, shown} from './shown.js';
import {t} from './words.js';
import {startOver} from './write.js';

let known = [];

export async function showPhones(instances) {
  known = instances;
  const instance = instances.find(one => one.id === shown.instance);
  redraw('instances', [instances, shown.instance], () => draw(instances));
  redraw('connect', instance && [instance.id, instance.token], () => drawConnect(instance));
  $('pairing').hidden = !instance || instance.connected;
  if (instance && !instance.connected) {
    const qr = await call('GET', ofInstance(instance.id, '/qr'));
    if ($('qr').src !== qr.qr_code) {
      $('qr').src = qr.qr_code;
    }
  }
}

function draw(instances) {
  refill($('instances'), instances.map(instance => element('li', {},
    element('button', {type: 'button', 'data-key': instance.id, 'aria-pressed': String(instance.id === shown.instance),
        onclick: () => choose(instance.id)},
      element('span', {class: 'name'}, instance.id),
      element('span', {class: 'mark' + (instance.connected ? ' on' : '')}, t(instance.connected ? 'connected' : 'notPaired')),
      element('span', {class: 'sub'}, t('counts', instance.phone, number(instance.messages), number(instance.events)))))));
}

function choose(id) {
  if (shown.instance !== id) {
    shown.instance = id;
    shown.chat = null;
    startOver();
  }
  lookNow();
}

/** The credentials are those of every simulator, so they may be seen. */
function drawConnect(instance) {
  $('connect').hidden = !instance;
  if (instance) {
    $('connect-lines').textContent = [
      `camel.component.vzaps.base-url = ${location.origin}`,
      'camel.component.vzaps.client-token = sim-client-token',
      'camel.component.vzaps.client-secret = sim-client-secret',
      `camel.component.vzaps.instance-id = ${instance.id}`,
      `camel.component.vzaps.instance-token = ${instance.token}`].join('\n');
  }
}

$('copy').addEventListener('click', () => attempt(async () => {
  await navigator.clipboard.writeText($('connect-lines').textContent);
  $('copy').textContent = t('copied');
}));
$('scan').addEventListener('click', () => attempt(() => call('POST', ofInstance(shown.instance, '/pair'))));
$('add').addEventListener('submit', submitted => {
  submitted.preventDefault();
  const id = $('new-id').value;
  if (known.some(instance => instance.id === id)) {
    complain(t('there', id));
    return;
  }
  attempt(async () => {
    const token = 'token-of-' + id;
    await call('POST', 'instances', {id, token, paired: false});
    shown.instance = id;
    shown.chat = null;
    startOver();
    $('new-id').value = '';
    $('added').textContent = t('added', id, token);
    $('connect').open = true;
  });
});
