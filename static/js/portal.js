// Comforts only: every page works without this file.
const knop = document.querySelector('.menu-knop');
knop?.addEventListener('click', () => {
  const open = knop.getAttribute('aria-expanded') !== 'true';
  knop.setAttribute('aria-expanded', open);
  knop.closest('.kop-rij').toggleAttribute('data-open', open);
});

// The account menu closes with Escape, and when attention goes elsewhere.
const wie = document.querySelector('details.wie');
document.addEventListener('keydown', (gebeurtenis) => {
  if (gebeurtenis.key !== 'Escape') return;
  if (wie?.open) {
    wie.open = false;
    wie.querySelector('summary').focus();
  } else if (knop?.getAttribute('aria-expanded') === 'true') {
    knop.click();
    knop.focus();
  }
});
document.addEventListener('click', (gebeurtenis) => {
  if (wie?.open && !wie.contains(gebeurtenis.target)) wie.open = false;
});

// After a refused form the reader starts at what has to be mended.
document.querySelector('[data-fouten]')?.focus();
