// Saying that you are there on a bad connection: the press stays on the phone, and goes out when there is one again.
const formulier = document.querySelector('form[data-inchecken]');
const melding = document.querySelector('[data-inchecken-melding]');
const sleutel = `inchecken ${location.pathname}`;
const WACHT = 4000; // milliseconds between two attempts

// A browser may refuse to keep anything; then the press lasts as long as the page.
const bewaar = (waarde) => {
  try {
    if (waarde) localStorage.setItem(sleutel, '1');
    else localStorage.removeItem(sleutel);
  } catch { /* only this page knows */ }
};
const isBewaard = () => {
  try {
    return Boolean(localStorage.getItem(sleutel));
  } catch {
    return false;
  }
};

let bezig = false;
const verstuur = async () => {
  if (bezig) return;
  bezig = true;
  formulier.querySelector('button').disabled = true;
  bewaar(true);
  try {
    // Whatever the answer is: the page says it. So it is not followed here.
    const antwoord = await fetch(location.pathname, {
      method: 'POST',
      body: new FormData(formulier),
      redirect: 'manual',
      signal: AbortSignal.timeout(10000),
    });
    if (antwoord.status >= 500) throw new Error('not now');
    bewaar(false);
    location.replace(location.pathname);
  } catch {
    bezig = false;
    melding.hidden = false;
    setTimeout(verstuur, WACHT);
  }
};

if (formulier) {
  formulier.addEventListener('submit', (gebeurtenis) => {
    gebeurtenis.preventDefault();
    verstuur();
  });
  addEventListener('online', () => isBewaard() && verstuur());
  if (isBewaard()) verstuur();
} else {
  bewaar(false);
}
