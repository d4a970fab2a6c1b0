// Passkeys exist only by script. What needs one is hidden until this browser turns out to know them, and when
// something goes wrong (or the person thinks better of it) the page says so in words. They belong to a name, so at
// http://127.0.0.1 there are none; at http://localhost there are.
const opNaam = !/^[\d.]+$|:/.test(location.hostname);
if (window.PublicKeyCredential && window.isSecureContext && opNaam) {
  for (const deel of document.querySelectorAll('[data-passkey]')) deel.hidden = false;
  for (const deel of document.querySelectorAll('[data-geen-passkey]')) deel.hidden = true;
} else {
  document.documentElement.toggleAttribute('data-zonder-passkeys', true);
}

document.addEventListener('allauth.error', (gebeurtenis) => {
  gebeurtenis.preventDefault();
  const melding = document.getElementById('passkey-fout');
  if (!melding) return;
  melding.hidden = false;
  melding.focus();
});
