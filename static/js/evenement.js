// Comforts only, for the pages of an event: each works without this file.

// How full each part is, kept up to date while somebody looks: the words only, so nothing moves and nothing is said aloud.
const bron = document.querySelector('[data-plaatsen]')?.dataset.plaatsen;
const ELKE = 15000; // milliseconds
const STATEN = ['goed', 'let-op', 'fout'];

const zet = (element, tekst) => {
  if (element.textContent !== tekst) element.textContent = tekst;
};
const toon = (stand) => {
  for (const element of document.querySelectorAll('[data-plaats]')) {
    const nu = stand[element.dataset.plaats];
    if (!nu) continue;
    zet(element, nu.woorden);
    if (!element.classList.contains('etiket')) continue;
    element.classList.remove(...STATEN);
    element.classList.add(nu.staat);
  }
  for (const element of document.querySelectorAll('[data-waarom]')) {
    const nu = stand[element.dataset.waarom];
    if (nu && element.textContent) zet(element, nu.waarom);
  }
};
const ververs = async () => {
  if (document.visibilityState !== 'visible') return;
  try {
    const antwoord = await fetch(bron, { signal: AbortSignal.timeout(10000) });
    if (antwoord.ok) toon(await antwoord.json());
  } catch { /* the page keeps what it has; the next time may do */ }
};
if (bron) {
  setInterval(ververs, ELKE);
  document.addEventListener('visibilitychange', ververs);
}

// How many are ticked, also of those that the filter hides.
const teller = document.querySelector('[data-gekozen]');
teller?.closest('form').addEventListener('change', (gebeurtenis) => {
  const vakjes = gebeurtenis.currentTarget.querySelectorAll('input[type=checkbox]:checked');
  const aantal = vakjes.length + Number(teller.dataset.gekozen);
  teller.textContent = aantal ? `${aantal} gekozen` : 'Vink aan waar je heen wilt';
});

// How long places are kept. Said aloud twice only: when there are two minutes left, and when the time is up.
const klok = document.querySelector('[data-klok]');
if (klok) {
  const einde = performance.now() + klok.dataset.klok * 1000;
  const over = klok.querySelector('[data-klok-over]');
  const zegt = document.querySelector('[data-klok-zegt]');
  let gezegd = '';
  const zeg = (tekst) => {
    if (gezegd === tekst) return;
    gezegd = tekst;
    zegt.textContent = tekst;
  };
  const tik = () => {
    const seconden = Math.max(0, Math.round((einde - performance.now()) / 1000));
    if (!seconden) {
      clearInterval(loopt);
      klok.textContent = 'De tijd is om. Je kunt je nog aanmelden: je krijgt de plaatsen die er dan nog zijn.';
      zeg('De tijd is om. Je keuze staat er nog en je kunt je nog aanmelden.');
      return;
    }
    over.textContent = `, nog ${Math.floor(seconden / 60)}:${String(seconden % 60).padStart(2, '0')}`;
    if (seconden <= 120) zeg('Nog twee minuten houden we je plaats vast.');
  };
  const loopt = setInterval(tik, 1000);
  tik();
}
