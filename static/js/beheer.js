// Select2 builds its own control and forgets the label of the field it replaces; of several choices, where one types too.
const NAAMLOOS = ['.select2-selection__rendered', '.select2-search--inline .select2-search__field']
  .map(vak => `${vak}:not([aria-label])`).join();
const benoem = () => {
  for (const vak of document.querySelectorAll(NAAMLOOS)) {
    const veld = vak.closest('.select2')?.previousElementSibling;
    const label = veld?.labels?.[0]?.textContent.trim().replace(/:$/, '');
    if (label) vak.setAttribute('aria-label', label);
  }
};
new MutationObserver(benoem).observe(document.body, { childList: true, subtree: true });
benoem();
