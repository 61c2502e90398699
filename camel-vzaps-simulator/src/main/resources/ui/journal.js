/** The journal of API calls and events. */
import {call, ofInstance} from './call.js';
import {$, clock, element, number, redraw, refill} from './draw.js';
import {attempt, lookNow, shown} from './shown.js';
import {t} from './words.js';

const MORE = 240;

export async function showJournal(instance) {
  const [calls, events] = await Promise.all([
    call('GET', `requests?last=${shown.rows}`),
    instance ? call('GET', ofInstance(instance, `/events?last=${shown.rows}`)) : []]);
  redraw('journal', [calls, events, $('show-calls').checked, $('show-events').checked, shown.rows], () => draw(calls, events));
}

function draw(calls, events) {
  const rows = [];
  if ($('show-calls').checked) {
    calls.forEach(one => rows.push({at: one.at, key: 'c' + one.at + one.path, code: one.status || 'RST', bad: !one.status || one.status >= 400,
      what: `${one.method} ${one.path.replace('/instances/' + shown.instance + '/', '…/')}`, detail: {operation: one.operation, query: one.query, body: one.body, media: one.media}}));
  }
  if ($('show-events').checked) {
    events.forEach(one => rows.push({at: one.created_at, key: one.id, code: t('event'), event: true,
      what: `${one.type} · ${one.acked ? t('confirmed') : one.delivery_count ? t('deliveries', one.delivery_count) : t('waiting')}`,
      detail: {id: one.id, data: one.data, deliveries: one.deliveries}}));
  }
  rows.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const open = new Set([...$('entries').querySelectorAll('details[open]')].map(one => one.dataset.row));
  refill($('entries'), rows.map(row => element('li', {},
    element('details', {'data-row': row.key, open: open.has(row.key)},
      element('summary', {'data-key': row.key},
        element('span', {class: 'code' + (row.event ? ' event' : row.bad ? ' bad' : '')}, String(row.code)),
        element('span', {class: 'what', title: row.what}, row.what),
        element('time', {datetime: row.at}, clock(row.at))),
      element('pre', {tabindex: '0'}, JSON.stringify(row.detail, null, 1))))));
  const more = calls.length >= shown.rows || events.length >= shown.rows;
  $('journal-count').textContent = t(more ? 'newestOf' : 'allOf', number(calls.length), number(events.length));
  $('more-rows').hidden = !more;
}

$('more-rows').addEventListener('click', () => {
  shown.rows += MORE;
  lookNow();
});
$('clear').addEventListener('click', () => attempt(() => call('DELETE', 'requests')));
['show-calls', 'show-events'].forEach(id => $(id).addEventListener('change', lookNow));
