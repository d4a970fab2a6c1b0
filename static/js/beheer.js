// Select2 builds its own control and forgets the label of the field it replaces.
const benoem = () => {
  for (const vak of document.querySelectorAll('.select2-selection__rendered:not([aria-label])')) {
    const veld = vak.closest('.select2')?.previousElementSibling;
    const label = veld?.labels?.[0]?.textContent.trim().replace(/:$/, '');
    if (label) vak.setAttribute('aria-label', label);
  }
};
new MutationObserver(benoem).observe(document.body, { childList: true, subtree: true });
benoem();
