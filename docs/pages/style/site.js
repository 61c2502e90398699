// Only comfort: without it every language of a recipe is shown, one below the other.
document.addEventListener('DOMContentLoaded', () => {
  const remembered = () => { try { return localStorage.getItem('language'); } catch (e) { return null; } };
  const remember = name => { try { localStorage.setItem('language', name); } catch (e) { /* not kept */ } };
  const groups = [...document.querySelectorAll('.langs')];

  function choose(name) {
    for (const group of groups) {
      const blocks = [...group.querySelectorAll('.listingblock')];
      if (!blocks.some(block => block.dataset.language === name)) continue;
      blocks.forEach(block => { block.hidden = block.dataset.language !== name; });
      group.querySelectorAll('[role=tab]').forEach(tab => {
        const chosen = tab.textContent === name;
        tab.setAttribute('aria-selected', chosen);
        tab.tabIndex = chosen ? 0 : -1;
      });
    }
  }

  for (const group of groups) {
    const tabs = document.createElement('div');
    tabs.className = 'tabs';
    tabs.setAttribute('role', 'tablist');
    for (const block of group.querySelectorAll('.listingblock')) {
      block.dataset.language = block.querySelector('.title').textContent;
      block.setAttribute('role', 'tabpanel');
      const tab = document.createElement('button');
      tab.type = 'button';
      tab.setAttribute('role', 'tab');
      tab.textContent = block.dataset.language;
      tab.addEventListener('click', () => {
        const before = tab.getBoundingClientRect().top;
        choose(tab.textContent);
        remember(tab.textContent);
        scrollBy(0, tab.getBoundingClientRect().top - before);
      });
      tabs.append(tab);
    }
    tabs.addEventListener('keydown', event => {
      const all = [...tabs.children];
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) {
        const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
        next.click();
        next.focus();
      }
    });
    group.classList.add('tabbed');
    group.prepend(tabs);
  }
  choose('Java');
  if (remembered()) choose(remembered());

  const here = location.pathname.split('/').pop() || 'index.html';
  document.querySelectorAll('#site nav a').forEach(link => {
    if (link.getAttribute('href') === here) {
      link.className = 'here';
      link.setAttribute('aria-current', 'page');
    }
  });
});
