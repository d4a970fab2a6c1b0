// Tables that can be sorted: a head becomes a button. Without this file the tables stand in their own order.
const LEEG = '';

// Which column a head stands above, with two rows of heads and spans taken into account.
function kolommen(tabel) {
  const bezet = new Set();
  const plaats = new Map();
  [...tabel.tHead.rows].forEach((rij, r) => {
    let k = 0;
    for (const cel of rij.cells) {
      while (bezet.has(`${r},${k}`)) k += 1;
      plaats.set(cel, k);
      for (let i = 0; i < cel.rowSpan; i += 1) for (let j = 0; j < cel.colSpan; j += 1) bezet.add(`${r + i},${k + j}`);
      k += cel.colSpan;
    }
  });
  return plaats;
}

// A child row ("waarvan ...") stays under its parent.
function groepen(tbody) {
  const uit = [];
  for (const rij of tbody.rows) {
    if (rij.classList.contains('sub') && uit.length) uit.at(-1).push(rij);
    else uit.push([rij]);
  }
  return uit;
}

function vergelijk(a, b, getal) {
  if (a === LEEG || b === LEEG) return (a === LEEG) - (b === LEEG); // empty cells last
  return getal ? Number(a) - Number(b) : a.localeCompare(b, 'nl', { sensitivity: 'base' });
}

function sorteer(tabel, kop, k) {
  const tbody = tabel.tBodies[0];
  const af = kop.getAttribute('aria-sort') === 'ascending';
  const waarde = (groep) => groep[0].cells[k].dataset.w;
  const rijen = groepen(tbody);
  const getal = rijen.every((groep) => waarde(groep) === LEEG || !Number.isNaN(Number(waarde(groep))));
  rijen.sort((a, b) => {
    const leeg = waarde(a) === LEEG || waarde(b) === LEEG;
    return vergelijk(waarde(a), waarde(b), getal) * (af && !leeg ? -1 : 1);
  });
  tabel.tHead.querySelectorAll('[aria-sort]').forEach((ander) => ander.removeAttribute('aria-sort'));
  kop.setAttribute('aria-sort', af ? 'descending' : 'ascending');
  tbody.append(...rijen.flat());
}

for (const tabel of document.querySelectorAll('table[data-sorteer]')) {
  const plaats = kolommen(tabel);
  for (const kop of tabel.tHead.querySelectorAll('[data-kolom]')) {
    const knop = document.createElement('button');
    knop.type = 'button';
    knop.className = 'rt-sorteer';
    knop.append(...kop.childNodes);
    kop.append(knop);
    knop.addEventListener('click', () => sorteer(tabel, kop, plaats.get(kop)));
  }
}
