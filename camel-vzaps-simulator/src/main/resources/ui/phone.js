/** The phone page: asks the simulator again and again, and draws what changed. */
import {call} from './call.js';
import {showChats} from './chats.js';
import {$, clock} from './draw.js';
import {showFaults} from './faults.js';
import {showJournal} from './journal.js';
import {showPhones} from './phones.js';
import {complain, lookBy, pressTabs, show, shown} from './shown.js';
import {showTalk} from './talk.js';
import {t, translatePage} from './words.js';

const POLL_MS = 700;

let lastAnswer = null;
let under = null;
let again = false;

async function look() {
  const instances = await call('GET', 'instances');
  if (!instances.some(instance => instance.id === shown.instance)) {
    shown.instance = instances.length ? instances[0].id : null;
    shown.chat = null;
  }
  await showPhones(instances);
  const chat = await showChats(shown.instance);
  await showTalk(shown.instance, chat);
  await Promise.all([showJournal(shown.instance), showFaults()]);
  $('state').textContent = !instances.length ? t('noPhones')
    : instances.length === 1 ? t('onePhone', location.host) : t('phones', instances.length, location.host);
}

/** One look at a time; who asks meanwhile gets one that begins afterwards. */
function poll() {
  if (under) {
    again = true;
    return under;
  }
  under = (async () => {
    try {
      do {
        again = false;
        await look();
      } while (again);
      lastAnswer = new Date();
      alive(true);
    } catch (problem) {
      if (problem.refused) {
        complain(problem.message);
      } else {
        alive(false);
      }
    } finally {
      under = null;
    }
  })();
  return under;
}

function alive(up) {
  document.body.classList.toggle('is-down', !up);
  $('down').hidden = up;
  for (const section of document.querySelectorAll('main > section')) {
    section.inert = !up;
  }
  const text = up ? '' : lastAnswer ? t('down', clock(lastAnswer)) : t('downSince');
  if ($('down').textContent !== text) {
    $('down').textContent = text;
  }
}

translatePage();
lookBy(poll);
document.querySelectorAll('nav button').forEach(button => button.addEventListener('click', () => show(button.dataset.show)));
$('back').addEventListener('click', () => show('chats'));
$('unproblem').addEventListener('click', () => complain(''));
pressTabs();

(async function follow() {
  await poll();
  setTimeout(follow, document.hidden ? 3000 : POLL_MS);
})();
