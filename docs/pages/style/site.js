// Only comfort: without it every language of a recipe is shown, one below the other.
document.addEventListener('DOMContentLoaded', () => {
  const stored = key => { try { return localStorage.getItem(key); } catch (e) { return null; } };
  const store = (key, value) => { try { localStorage.setItem(key, value); } catch (e) { /* not kept */ } };
  const groups = [...document.querySelectorAll('.langs')];
  const blocksOf = group => [...group.querySelectorAll('.listingblock')];

  // Groups with the same labels are of one kind: a choice in one is a choice in all of them, and in no other.
  const kindOf = group => blocksOf(group).map(block => block.dataset.label).join('|');

  function choose(kind, label) {
    for (const group of groups.filter(other => other.dataset.kind === kind)) {
      blocksOf(group).forEach(block => { block.hidden = block.dataset.label !== label; });
      group.querySelectorAll('[role=tab]').forEach(tab => {
        const chosen = tab.textContent === label;
        tab.setAttribute('aria-selected', chosen);
        tab.tabIndex = chosen ? 0 : -1;
      });
    }
  }

  groups.forEach((group, number) => {
    const tabs = document.createElement('div');
    tabs.className = 'tabs';
    tabs.setAttribute('role', 'tablist');
    blocksOf(group).forEach((block, place) => {
      block.dataset.label = block.querySelector('.title').textContent;
      block.id = `panel-${number}-${place}`;
      block.setAttribute('role', 'tabpanel');
      const tab = document.createElement('button');
      tab.type = 'button';
      tab.id = `tab-${number}-${place}`;
      tab.setAttribute('role', 'tab');
      tab.setAttribute('aria-controls', block.id);
      block.setAttribute('aria-labelledby', tab.id);
      tab.textContent = block.dataset.label;
      tab.addEventListener('click', () => {
        const before = tab.getBoundingClientRect().top;
        choose(group.dataset.kind, tab.textContent);
        store('tab ' + group.dataset.kind, tab.textContent);
        scrollBy(0, tab.getBoundingClientRect().top - before);
      });
      tabs.append(tab);
    });
    tabs.addEventListener('keydown', event => {
      const all = [...tabs.children];
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) {
        const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
        next.click();
        next.focus();
      }
    });
    group.dataset.kind = kindOf(group);
    group.classList.add('tabbed');
    group.prepend(tabs);
  });
  for (const kind of new Set(groups.map(group => group.dataset.kind))) {
    const labels = kind.split('|');
    const before = stored('tab ' + kind);
    choose(kind, labels.includes(before) ? before : labels[0]);
  }

  const here = location.pathname.split('/').pop() || 'index.html';
  document.querySelectorAll('#site nav a').forEach(link => {
    if (link.getAttribute('href') === here) {
      link.className = 'here';
      link.setAttribute('aria-current', 'page');
    }
  });

  // The index is loaded when somebody begins to search, as a script: a page opened as a file may not fetch.
  const box = document.querySelector('#search');
  const found = document.querySelector('#found');
  let loading;
  const index = () => loading ??= new Promise(resolve => {
    const script = document.createElement('script');
    script.src = 'search-index.js';
    script.onload = () => resolve(window.searchIndex);
    document.head.append(script);
  });

  function score(section, words) {
    const heading = (section.heading + ' ' + section.page).toLowerCase();
    const text = section.text.toLowerCase();
    let sum = 0;
    for (const word of words) {
      if (heading.includes(word)) sum += 10;
      else if (text.includes(word)) sum += 1;
      else return 0;
    }
    return sum;
  }

  async function search() {
    const words = box.value.toLowerCase().split(/\s+/).filter(word => word);
    const sections = words.length ? await index() : [];
    const best = sections.map(section => ({ section, score: score(section, words) }))
      .filter(hit => hit.score).sort((a, b) => b.score - a.score).slice(0, 12);
    found.replaceChildren(...best.map(({ section }) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = section.address;
      link.textContent = section.heading;
      const page = document.createElement('small');
      page.textContent = section.page === section.heading ? '' : section.page;
      item.append(link, page);
      return item;
    }));
    if (words.length && !best.length) {
      const none = document.createElement('li');
      none.textContent = 'Nothing found';
      found.append(none);
    }
  }

  // without scripts there is no search, so the box is hidden in the page
  box.hidden = false;
  box.addEventListener('input', search);
  document.addEventListener('keydown', event => {
    if (event.key === '/' && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      box.focus();
    }
  });
});
