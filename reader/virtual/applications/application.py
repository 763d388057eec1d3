"""An application of the card: a dedicated file with its objects, its security state, and its commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from apdu import CommandAPDU
from reader.virtual.applications.messaging import Session
from reader.virtual.applications.readings import Fci, Readings
from reader.virtual.cardkeys import AuthenticationKey, PrivateKey, Scheme
from reader.virtual.objects import ElementaryFile, InternalFile, RecordFile, ReferenceData, Refused

CardObject: TypeAlias = ElementaryFile | RecordFile | InternalFile | ReferenceData | PrivateKey | AuthenticationKey
Handler: TypeAlias = Callable[[CommandAPDU], bytes]

_BY_SHORT_ID: Final = 0x80
_SHORT_ID: Final = 0x1F
_END_WARNING: Final = 0x6282
_UPDATED: Final = (0x22, 0x24)  # the attributes of the current EF, of the current DF
_NOT_KNOWN: Final = 0x6D00
_ISO_SIGNATURE: Final = (0x9E, 0x9A)  # ISO/IEC 7816-8: digital signature, data to be signed
_ONE_RECORD: Final = 0x04
_RECORDS_FROM: Final = 0x05


class Application:
    """The commands that every application understands; a subclass adds its own to `handlers`.

    The application is strict: what no measurement shows to be accepted is refused. `verified` holds the EF identifiers
    of the PINs that were shown; the card clears it (`forget`) when another application is selected or power is lost.
    """

    name: str
    aid: bytes

    def __init__(self, objects: Iterable[CardObject], readings: Readings | None = None) -> None:
        self.readings = readings or Readings()
        self.objects: Mapping[int, CardObject] = {found.identifier: found for found in objects}
        self.current: int | None = None
        self.verified: set[int] = set()
        # The one key that P2=00 means. JPKI has none; the applications with the holder's data do.
        self.default_key: int | None = None
        # Secure messaging, as long as it lasts; it ends with the verified PINs.
        self.session: Session | None = None
        # What the last GET CHALLENGE gave, once: whoever authenticates to the card answers it.
        self.challenge = b""
        self.data_objects: Mapping[int, bytes] = {}
        self.handlers: dict[tuple[int, int], Handler] = {
            (0x00, 0xB0): self.read_binary,
            (0x00, 0xB2): self.read_record,
            (0x00, 0x20): self.verify,
            (0x00, 0x24): self.change_reference_data,
            (0x00, 0x88): self.internal_authenticate,
            (0x80, 0x2A): self.compute_digital_signature,
        }
        if self.readings.external_authenticate != _NOT_KNOWN:
            self.handlers[0x00, 0x82] = self.external_authenticate
        if self.readings.issuer_commands:
            self.handlers |= {(0x80, 0x54): self.unlock_key, (0x80, 0x8A): self.manage_attributes}
        if self.readings.iso_signature:
            self.handlers[0x00, 0x2A] = self.perform_security_operation

    def forget(self) -> None:
        """Drop every verified PIN, the current file, the challenge, and the session of secure messaging."""
        self.verified.clear()
        self.current = None
        self.session = None
        self.challenge = b""

    def fci(self) -> bytes:
        """File control information for SELECT with P2=00: see Readings.fci."""
        if self.readings.fci is Fci.NONE:
            return b""
        if self.readings.fci is Fci.EMPTY:
            return bytes((0x6F, 0x00))
        name = bytes((0x84, len(self.aid))) + self.aid
        return bytes((0x6F, len(name))) + name

    def select_ef(self, command: CommandAPDU) -> bytes:
        """SELECT by EF identifier: P1=02, P2=0C, two bytes of data; 6A86, 6A87 or 6A82 otherwise."""
        if command.p2 != 0x0C:
            raise Refused(0x6A86)
        if len(command.data) != 2:
            raise Refused(0x6A87)
        identifier = int.from_bytes(command.data, "big")
        if identifier not in self.objects:
            raise Refused(0x6A82)
        self.current = identifier
        return b""

    def read_binary(self, command: CommandAPDU) -> bytes:
        """READ BINARY of the current file (15-bit offset) or of a short EF identifier (8-bit offset)."""
        if command.data or not command.ne:
            raise Refused(0x6700)
        offset = command.p1 << 8 | command.p2
        if command.p1 & _BY_SHORT_ID:
            if command.p1 & 0x60:
                raise Refused(0x6A86)
            self._select_short(command.p1 & _SHORT_ID)
            offset = command.p2
        match self._current():
            case ElementaryFile() as file:
                file.access.check(self.verified)
                data = file.read(offset, command.ne)
                if self.readings.end_warning and len(data) < command.ne:
                    raise Refused(_END_WARNING, data)
                return data
            case RecordFile():
                raise Refused(0x6981)
            case InternalFile() | ReferenceData() | PrivateKey() | AuthenticationKey():
                raise Refused(self.readings.internal_read_status)

    def read_record(self, command: CommandAPDU) -> bytes:
        """READ RECORD number P1 of the current file, or of the short EF identifier in the upper bits of P2."""
        if command.data or not command.ne:
            raise Refused(0x6700)
        mode = command.p2 & 0x07
        if mode not in (_ONE_RECORD, _RECORDS_FROM):
            raise Refused(0x6A86)
        if command.p2 >> 3:
            self._select_short(command.p2 >> 3)
        file = self._current()
        if not isinstance(file, RecordFile):
            raise Refused(0x6981)
        file.access.check(self.verified)
        if mode == _ONE_RECORD:
            return file.read(command.p1, command.ne)
        if not self.readings.several_records:
            raise Refused(0x6A81)
        return file.read_from(command.p1, command.ne)

    def verify(self, command: CommandAPDU) -> bytes:
        """VERIFY with data shows a PIN; as a bare four-byte command it asks for the tries left.

        An Le byte is refused with 6700 in both forms, as a real card does.
        """
        if command.p1:
            raise Refused(0x6A86)
        pin = self._reference_data(command.p2)
        if command.ne:
            raise Refused(0x6700)
        if not command.data:
            raise Refused(pin.query())
        if self.readings.failure_ends_verified:
            self.verified.discard(pin.identifier)
        pin.verify(bytes(command.data))
        self.verified.add(pin.identifier)
        return b""

    def change_reference_data(self, command: CommandAPDU) -> bytes:
        """CHANGE REFERENCE DATA with P1=01: the new PIN alone, after the old one was verified (6982 otherwise)."""
        return self._change(command, 0x01)

    def change_key(self, command: CommandAPDU) -> bytes:
        """CHANGE KEY of JICSAP (80 32), which the applications for offices have in its place: P1=00, else the same."""
        return self._change(command, 0x00)

    def _change(self, command: CommandAPDU, p1: int) -> bytes:
        if command.p1 != p1:
            raise Refused(0x6A86)
        pin = self._reference_data(command.p2)
        if command.ne or not command.data:
            raise Refused(0x6700)
        if pin.identifier not in self.verified:
            raise Refused(0x6982)
        pin.change(bytes(command.data))
        return b""

    def compute_digital_signature(self, command: CommandAPDU) -> bytes:
        """COMPUTE DIGITAL SIGNATURE (80 2A): P1 names the scheme, P2 the key; the answer has 256 bytes by RSA."""
        try:
            scheme = Scheme(command.p1)
        except ValueError:
            raise Refused(0x6A86) from None
        return self._sign(self._private_key(command.p2), scheme, command)

    def perform_security_operation(self, command: CommandAPDU) -> bytes:
        """PERFORM SECURITY OPERATION (00 2A 9E 9A) of ISO/IEC 7816-8, where it is known: signs with the current key."""
        if (command.p1, command.p2) != _ISO_SIGNATURE:
            raise Refused(0x6A86)
        return self._sign(self._private_key(_BY_SHORT_ID), Scheme.VERBATIM, command)

    def _sign(self, key: PrivateKey, scheme: Scheme, command: CommandAPDU) -> bytes:
        if not key.knows(scheme):
            raise Refused(0x6A86)
        key.access.check(self.verified)
        if command.ne < key.size:
            raise Refused(0x6700)
        return key.sign(scheme, bytes(command.data))

    def internal_authenticate(self, command: CommandAPDU) -> bytes:
        """INTERNAL AUTHENTICATE (00 88 00 8x) signs a challenge with a key made for it.

        A key that signs by 80 2A refuses: 6982 as long as its PIN was not verified, 6985 after that and where it wants
        none (myna-card). 6981 for everything else.
        """
        if command.p1:
            raise Refused(0x6A86)
        key = self._named(command.p2)
        if isinstance(key, PrivateKey):
            key.access.check(self.verified)
            raise Refused(0x6985)
        if not isinstance(key, AuthenticationKey):
            raise Refused(0x6981)
        if command.ne < key.size:
            raise Refused(0x6700)
        return key.answer(bytes(command.data))

    def external_authenticate(self, command: CommandAPDU) -> bytes:
        """EXTERNAL AUTHENTICATE (00 82 00 8x): programs ask for a key of that kind, and none was ever found: 6981."""
        if command.p1:
            raise Refused(0x6A86)
        self._named(command.p2)
        raise Refused(self.readings.external_authenticate)

    def unlock_key(self, command: CommandAPDU) -> bytes:
        """UNLOCK KEY of JICSAP (80 54) wants the issuer's authority, which nobody has who holds a card: 6982."""
        del command
        raise Refused(0x6982)

    def manage_attributes(self, command: CommandAPDU) -> bytes:
        """MANAGE ATTRIBUTES of JICSAP (80 8A): the issuer's too. P1 22 and 24 get as far as that, others 6A86."""
        raise Refused(0x6982 if command.p1 in _UPDATED else 0x6A86)

    def offer(self, data_objects: Mapping[int, bytes]) -> None:
        """Answer GET DATA with these data objects, by tag; an application that offers none does not know it."""
        self.data_objects = data_objects
        self.handlers[0x00, 0xCA] = self.get_data

    def get_data(self, command: CommandAPDU) -> bytes:
        """GET DATA: P1-P2 is the tag. 6A88 for one that is not there, 6700 when Le is too small for it."""
        if command.data or not command.ne:
            raise Refused(0x6700)
        found = self.data_objects.get(command.p1 << 8 | command.p2)
        if found is None:
            raise Refused(0x6A88)
        if command.ne < len(found):
            raise Refused(0x6700)
        return found

    def _private_key(self, p2: int) -> PrivateKey:
        if p2 == 0x00:
            if self.default_key is None:
                raise Refused(0x6A88)
            found = self.objects[self.default_key]
        else:
            found = self._named(p2)
        if not isinstance(found, PrivateKey):
            raise Refused(0x6981)
        return found

    def _reference_data(self, p2: int) -> ReferenceData:
        found = self._named(p2)
        if not isinstance(found, ReferenceData):
            raise Refused(0x6981)
        return found

    def _named(self, p2: int) -> CardObject:
        """The object that P2 names: 80 the current one, 80 | short identifier another, which becomes current."""
        if p2 & ~_SHORT_ID != _BY_SHORT_ID:
            raise Refused(0x6A86)
        if p2 & _SHORT_ID:
            self._select_short(p2 & _SHORT_ID)
        return self._current()

    def _select_short(self, identifier: int) -> None:
        if not 0 < identifier < _SHORT_ID:
            raise Refused(0x6A86)
        if identifier not in self.objects:
            raise Refused(0x6A82)
        self.current = identifier

    def _current(self) -> CardObject:
        if self.current is None:
            raise Refused(0x6986)
        return self.objects[self.current]
