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

// What is done by clicking: one listener, so it also works for what htmx brings in later.
const doen = {
  // A link that asks a question first opens the dialog of that question instead of its page.
  dialoog: (link) => {
    const dialoog = document.getElementById(link.dataset.dialoog);
    dialoog?.showModal();
    return Boolean(dialoog);
  },
  dicht: (element) => element.closest('dialog').close(),
  kopieer: async (element) => {
    const tekst = element.querySelector('span');
    try {
      await navigator.clipboard.writeText(element.dataset.kopieer);
      tekst.textContent = 'De link is gekopieerd';
    } catch {
      tekst.textContent = 'Kopiëren lukt hier niet';
    }
  },
  drukAf: () => print(),
  // A notice that has been read goes; attention stays on the page.
  sluit: (element) => {
    element.closest('li, .melding').remove();
    document.querySelector('main').focus();
  },
  toon: (element) => {
    const veld = document.getElementById(element.getAttribute('aria-controls'));
    const zichtbaar = veld.type === 'password';
    veld.type = zichtbaar ? 'text' : 'password';
    element.setAttribute('aria-pressed', zichtbaar);
  },
};
document.addEventListener('click', (gebeurtenis) => {
  if (wie?.open && !wie.contains(gebeurtenis.target)) wie.open = false;
  if (gebeurtenis.ctrlKey || gebeurtenis.metaKey || gebeurtenis.shiftKey) return;
  for (const [naam, doe] of Object.entries(doen)) {
    const attribuut = naam === 'drukAf' ? 'data-druk-af' : `data-${naam}`;
    const element = gebeurtenis.target.closest(`[${attribuut}]`);
    if (element && doe(element) !== false) gebeurtenis.preventDefault();
  }
});

// How many characters are left, said when typing stops.
const tel = (veld) => {
  const over = veld.maxLength - veld.value.length;
  const teller = document.getElementById(`${veld.id}_teller`);
  if (teller) teller.textContent = over === 1 ? 'Nog 1 teken' : `Nog ${over} tekens`;
};
let straks;
document.addEventListener('input', (gebeurtenis) => {
  if (!gebeurtenis.target.matches('[data-teller]')) return;
  clearTimeout(straks);
  straks = setTimeout(tel, 400, gebeurtenis.target);
});

// In a long list typing leaves what fits, and what was chosen already. Enter in it does not send the form.
document.addEventListener('input', ({ target }) => {
  if (!target.matches('[data-zoek-in]')) return;
  const zoek = target.value.trim().toLowerCase();
  const rijen = [...document.getElementById(target.dataset.zoekIn).children];
  const past = rijen.filter((rij) => rij.textContent.toLowerCase().includes(zoek));
  for (const rij of rijen) rij.hidden = !past.includes(rij) && !rij.querySelector(':checked');
  target.nextElementSibling.textContent = zoek ? `${past.length} gevonden` : '';
});
document.addEventListener('keydown', (gebeurtenis) => {
  if (gebeurtenis.key === 'Enter' && gebeurtenis.target.matches?.('[data-zoek-in]')) gebeurtenis.preventDefault();
});

// After a refused form the reader starts at what has to be mended.
document.querySelector('[data-fouten]')?.focus();
