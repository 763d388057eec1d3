"""Translations, made with Qt Linguist: kiosk_<code>.ts is the source, kiosk_<code>.qm what is loaded."""
