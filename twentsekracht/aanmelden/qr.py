"""A QR code as the path of an SVG, to stand in the page itself: our policy allows no `data:` images."""

from qrcode import QRCode


def qr_pad(tekst: str) -> dict:
    """`pad` for a path of blocks, `zijde` for the viewBox; the white edge that a camera needs is in it."""
    qr = QRCode()
    qr.add_data(tekst)
    rijen = qr.get_matrix()
    blokken = (f"M{x} {y}h1v1h-1z" for y, rij in enumerate(rijen) for x, vol in enumerate(rij) if vol)
    return {"pad": "".join(blokken), "zijde": len(rijen)}
