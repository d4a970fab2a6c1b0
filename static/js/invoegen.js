// Puts a live figure into the text where the cursor stands. Without this file the code can be copied.
for (const tabel of document.querySelectorAll('[data-invoegen]')) {
  const veld = document.getElementById(tabel.dataset.invoegen);
  for (const code of tabel.querySelectorAll('code')) {
    const knop = document.createElement('button');
    knop.type = 'button';
    knop.className = 'als-link';
    knop.setAttribute('aria-label', `Voeg in: ${code.textContent}`);
    code.replaceWith(knop);
    knop.append(code);
    knop.addEventListener('click', () => {
      veld.setRangeText(code.textContent, veld.selectionStart, veld.selectionEnd, 'end');
      veld.focus();
    });
  }
}
