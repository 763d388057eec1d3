"""The JPKI application (公的個人認証AP): two key pairs, their certificates and PINs, and the token information."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from apdu import CommandAPDU
from apdu.mynumber.layout import AVAILABILITY, AVAILABLE, JPKI_AID, TOKEN_INFORMATION, Credential, KeySet, Medium
from reader.virtual.applications.application import Application, CardObject
from reader.virtual.applications.cvcertificate import TERMINAL_AUTHORITY
from reader.virtual.applications.readings import Readings
from reader.virtual.applications.terminal import Terminal
from reader.virtual.cardkeys import EXTENDED_MESSAGE_MAX, MESSAGE_MAX, AuthenticationKey, PrivateKey
from reader.virtual.keys import SigningKey
from reader.virtual.objects import (
    FREE,
    NEVER,
    AccessRule,
    ElementaryFile,
    InternalFile,
    ReferenceData,
    Refused,
    after,
)

# The physical size of a certificate file is not published; this leaves filler behind every certificate of the profile.
CERTIFICATE_FILE_SIZE: Final = Readings().certificate_file_size
_PROTECTED_DATA: Final = 0x0009
_TERMINAL_KEY: Final = 0x0016
_INTERNAL: Final = 0x001E
_UNNAMED: Final = (0x0005, 0x0010, 0x0019, 0x001C)
# Where the common application of today's card has its key: point "internal" of the experimental profile.
_INTERNAL_KEY: Final = 0x0019
# CKF_RNG, CKF_LOGIN_REQUIRED, CKF_USER_PIN_INITIALIZED, CKF_TOKEN_INITIALIZED of PKCS#11, as seen on cards.
_TOKEN_FLAGS: Final = 0x0000040D
_UNAVAILABLE: Final = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class KeyMaterial:
    """One credential as it is personalised: certificates in DER, the private key, the PIN and its tries left.

    `certificate` None and `key` None: issued without (a child's signing certificate). An empty `pin` cannot be shown.
    """

    certificate: bytes | None = field(repr=False)
    ca_certificate: bytes | None = field(repr=False)
    key: SigningKey | None = field(repr=False)
    pin: bytes = field(repr=False)
    tries_left: int


class JpkiApplication(Application):
    """公的個人認証AP, personalised for one holder."""

    name = "JPKI"
    aid = JPKI_AID

    def __init__(
        self,
        medium: Medium,
        authentication: KeyMaterial | None,
        signature: KeyMaterial | None,
        readings: Readings | None = None,
        *,
        internal_key: SigningKey | None = None,
    ) -> None:
        """`internal_key` answers INTERNAL AUTHENTICATE; only a card of the experimental profile has it here."""
        chosen = readings or Readings()
        after_pin = chosen.certificate_after_pin
        if after_pin is None:
            after_pin = medium in (Medium.ANDROID, Medium.IPHONE)
        internal = {_TERMINAL_KEY, _INTERNAL, *(_UNNAMED if chosen.unnamed_files else ())}
        objects: list[CardObject] = [
            ElementaryFile(TOKEN_INFORMATION, token_information(medium)),
            ElementaryFile(AVAILABILITY, _availability(authentication, signature, chosen.not_available)),
            ElementaryFile(_PROTECTED_DATA, b"", NEVER, size=16),
        ]
        if internal_key is not None:
            objects.append(AuthenticationKey(_INTERNAL_KEY, internal_key, chosen.der_signatures))
            internal.discard(_INTERNAL_KEY)
        objects += [InternalFile(identifier) for identifier in sorted(internal)]
        if authentication is not None:
            keys = Credential.AUTHENTICATION.value
            keys = replace(keys, rule=replace(keys.rule, longest=chosen.auth_pin_longest))
            openers = (keys.pin, _TERMINAL_KEY) if chosen.terminal_opens_key else (keys.pin,)
            reading = after(keys.pin) if after_pin else FREE
            objects += _objects(keys, authentication, reading, after(*openers), chosen)
        if signature is not None:
            keys = Credential.SIGNATURE.value
            objects += _objects(keys, signature, after(keys.pin), after(keys.pin), chosen)
        super().__init__(objects, chosen)
        self.medium = medium
        self._terminal = Terminal(TERMINAL_AUTHORITY.key.public_key(), chosen.terminal_mismatch)
        self.handlers |= {
            (0x80, 0xFC): self.last_command,
            (0x80, 0xAE): self.set_session_key,
            (0x80, 0xA2): self.set_public_key,
        }

    def forget(self) -> None:
        """As every application, and the terminal too."""
        super().forget()
        self._terminal.forget()

    def set_public_key(self, command: CommandAPDU) -> bytes:
        """SET PUBLIC IC KEY: see terminal. 6986 and 6981 unless EF 0016 is current."""
        self._terminal.check_frame(command)
        if self.current is None:
            raise Refused(0x6986)
        if self.current != _TERMINAL_KEY:
            raise Refused(0x6981)
        self._terminal.take(command)
        return b""

    def external_authenticate(self, command: CommandAPDU) -> bytes:
        """As everywhere; by Readings.terminal_opens_key, with EF 0016, a terminal's answer to the last challenge."""
        if not self.readings.terminal_opens_key or command.p1:
            return super().external_authenticate(command)
        if self._named(command.p2) != InternalFile(_TERMINAL_KEY):
            raise Refused(self.readings.external_authenticate)
        if command.ne:
            raise Refused(0x6700)
        if not command.data:
            raise Refused(self.readings.terminal_mismatch)
        challenge, self.challenge = self.challenge, b""
        self._terminal.authenticate(challenge, bytes(command.data))
        self.verified.add(_TERMINAL_KEY)
        return b""

    def last_command(self, command: CommandAPDU) -> bytes:
        """The iPhone's last-command indicator: a plastic card answers 6700, and nothing more is published."""
        del command
        raise Refused(0x6700)

    def set_session_key(self, command: CommandAPDU) -> bytes:
        """SET SESSION KEY is known to every application; this one has no key for it and answers 6982."""
        del command
        raise Refused(0x6982)

    def reference_data(self, credential: Credential) -> ReferenceData | None:
        """The PIN of a credential, for whoever holds the card in hand; None where there is none."""
        found = self.objects.get(credential.value.pin)
        return found if isinstance(found, ReferenceData) else None


def _objects(
    keys: KeySet, material: KeyMaterial, reading: AccessRule, signing: AccessRule, readings: Readings
) -> list[CardObject]:
    size = readings.certificate_file_size
    pin = ReferenceData(
        keys.pin, keys.rule, material.pin, material.tries_left, readings.wrong_length, readings.locked_status
    )
    objects: list[CardObject] = [pin]
    # A file is there whether or not it was written: an empty one holds filler.
    objects.append(ElementaryFile(keys.certificate, material.certificate or b"", reading, size))
    objects.append(ElementaryFile(keys.ca_certificate, material.ca_certificate or b"", FREE, size))
    if material.key is not None:
        longest = EXTENDED_MESSAGE_MAX if readings.long_messages else MESSAGE_MAX
        objects.append(PrivateKey(keys.private_key, material.key, signing, longest, readings.der_signatures))
    return objects


def _availability(authentication: KeyMaterial | None, signature: KeyMaterial | None, not_available: int) -> bytes:
    flags = [
        AVAILABLE if material is not None and material.certificate is not None else not_available
        for material in (signature, authentication)
    ]
    return bytes((*flags, 0x00))


def token_information(medium: Medium) -> bytes:
    """The 160 bytes of EF 0006: PKCS#11 CK_TOKEN_INFO, texts padded by spaces, numbers big-endian (4 bytes each)."""
    label = medium.value.encode().ljust(32)
    manufacturer = b"VIRTUAL".ljust(32)
    model = b"MYNA-KIOSK-TEST".ljust(16)
    serial = b"".ljust(16)
    sessions = (1, 0, 1, 0)  # most sessions, open sessions, most read-write sessions, open read-write sessions
    pin_lengths = (16, 6)
    numbers = (_TOKEN_FLAGS, *sessions, *pin_lengths, *(_UNAVAILABLE,) * 4)
    versions = b"03" + b"01"
    clock = b"9" * 16
    return label + manufacturer + model + serial + b"".join(n.to_bytes(4, "big") for n in numbers) + versions + clock
